package io.potik.lead;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service that owns leads, from an inbound request to a conversion, a rejection or an exclusion. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class LeadServiceApplication {

    /**
     * Runs until it is told to stop.
     *
     * @param arguments Spring Boot's command line
     */
    public static void main(String[] arguments) {
        SpringApplication.run(LeadServiceApplication.class, arguments);
    }
}
