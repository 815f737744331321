package io.potik.customer;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service that owns customers and companies. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CustomerServiceApplication {

    /**
     * Runs until it is told to stop.
     *
     * @param arguments Spring Boot's command line
     */
    public static void main(String[] arguments) {
        SpringApplication.run(CustomerServiceApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
