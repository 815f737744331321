package io.potik.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the services are. */
@ConfigurationProperties("potik.services")
record ServiceAddresses(
        @DefaultValue("http://localhost:8101") URI intake,
        @DefaultValue("http://localhost:8102") URI lead,
        @DefaultValue("http://localhost:8103") URI customer,
        @DefaultValue("http://localhost:8104") URI order,
        @DefaultValue("http://localhost:8105") URI analytics) {

    URI of(Service service) {
        return switch (service) {
            case INTAKE -> intake;
            case LEAD -> lead;
            case CUSTOMER -> customer;
            case ORDER -> order;
            case ANALYTICS -> analytics;
        };
    }
}
