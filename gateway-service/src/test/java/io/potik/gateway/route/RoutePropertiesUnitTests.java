package io.potik.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class RoutePropertiesUnitTests {

    @Test
    void withoutSettingsTheServicesAreOnThisMachine() {
        var addresses = binder(Map.of()).bindOrCreate("potik.services", ServiceAddresses.class);

        assertThat(addresses.of(Service.INTAKE)).isEqualTo(URI.create("http://localhost:8101"));
        assertThat(addresses.of(Service.LEAD)).isEqualTo(URI.create("http://localhost:8102"));
        assertThat(addresses.of(Service.CUSTOMER)).isEqualTo(URI.create("http://localhost:8103"));
        assertThat(addresses.of(Service.ORDER)).isEqualTo(URI.create("http://localhost:8104"));
        assertThat(addresses.of(Service.ANALYTICS)).isEqualTo(URI.create("http://localhost:8105"));
    }

    @Test
    void theEnvironmentNamesThem() {
        var addresses = binder(Map.of("POTIK_SERVICES_LEAD", "http://lead:8102", "POTIK_SERVICES_ORDER", "http://o:1"))
                .bindOrCreate("potik.services", ServiceAddresses.class);

        assertThat(addresses.of(Service.LEAD)).isEqualTo(URI.create("http://lead:8102"));
        assertThat(addresses.of(Service.ORDER)).isEqualTo(URI.create("http://o:1"));
    }

    @Test
    void limitsHaveDefaults() {
        var routes = binder(Map.of()).bindOrCreate("potik.routes", RouteProperties.class);

        assertThat(routes)
                .isEqualTo(new RouteProperties(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        40,
                        200,
                        DataSize.ofMegabytes(2),
                        DataSize.ofMegabytes(11),
                        DataSize.ofMegabytes(21),
                        DataSize.ofMegabytes(11),
                        DataSize.ofMegabytes(30),
                        20,
                        5,
                        Duration.ofSeconds(5)));
    }

    private static Binder binder(Map<String, Object> environment) {
        return new Binder(ConfigurationPropertySources.from(
                new SystemEnvironmentPropertySource("systemEnvironment", environment)));
    }
}
