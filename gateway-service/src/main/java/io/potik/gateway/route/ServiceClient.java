package io.potik.gateway.route;

import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connections to the services: kept alive, HTTP/1.1, and nothing that changes, follows, repeats or unpacks. */
@Configuration(proxyBeanMethods = false)
class ServiceClient {

    @Bean(destroyMethod = "close")
    CloseableHttpClient serviceConnections(RouteProperties properties) {
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                .setSocketTimeout(Timeout.of(properties.readTimeout()))
                // A service that was restarted has closed these; looking costs a millisecond, so not after every use.
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                .build();
        var factory = ManagedHttpClientConnectionFactory.builder()
                // Header values are bytes to us: one char each, both ways.
                .charCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.ISO_8859_1)
                        .build())
                // A service may refuse a body (413) before it is through.
                .responseOutOfOrderStrategy(MonitoringResponseOutOfOrderStrategy.INSTANCE)
                .build();
        int most = properties.hooksAtOnce() + Service.values().length * properties.atOnce();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(factory)
                .setDefaultConnectionConfig(connection)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(properties.hooksAtOnce() + properties.atOnce())
                .setMaxConnTotal(most)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                        .build())
                // Less than the 20 s after which the services close what is idle.
                .evictIdleConnections(TimeValue.ofSeconds(10))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .disableConnectionState()
                .build();
    }
}
