package io.potik.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes every delivery of every channel in, makes it durable before it is answered, and accounts for each one. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeService {

    public static void main(String[] args) {
        SpringApplication.run(IntakeService.class, args);
    }
}
