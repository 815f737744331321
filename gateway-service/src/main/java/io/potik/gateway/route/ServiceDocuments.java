package io.potik.gateway.route;

import io.potik.gateway.problem.ServiceDown;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.springframework.stereotype.Component;

/** The OpenAPI documents that the services serve. */
@Component
public class ServiceDocuments {

    private final CloseableHttpClient client;
    private final ServiceAddresses addresses;

    ServiceDocuments(CloseableHttpClient client, ServiceAddresses addresses) {
        this.client = client;
        this.addresses = addresses;
    }

    /**
     * The service's document as it serves it, JSON.
     *
     * @throws ServiceDown when it does not
     */
    public byte[] openApi(Service service) {
        var address = addresses.of(service).resolve("/v3/api-docs");
        try {
            return client.execute(new HttpGet(address), answer -> {
                if (answer.getCode() != HttpStatus.SC_OK) {
                    throw new IOException(address + " answered " + answer.getCode());
                }
                return EntityUtils.toByteArray(answer.getEntity());
            });
        } catch (IOException e) {
            var problem = new ServiceDown(
                    service.code(),
                    service.what(),
                    "The documents of the other services are still there.",
                    Duration.ofSeconds(5));
            problem.initCause(e);
            throw problem;
        }
    }
}
