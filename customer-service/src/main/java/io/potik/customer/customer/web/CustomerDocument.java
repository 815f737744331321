package io.potik.customer.customer.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The title of this service's document, and how numbers that must stay exact are written: as text. */
@Configuration(proxyBeanMethods = false)
class CustomerDocument {

    @Bean
    OpenAPI customerServiceDocument() {
        SpringDocUtils.getConfig().replaceWithSchema(BigDecimal.class, new StringSchema().example("1250.00"));
        return new OpenAPI()
                .info(new Info()
                        .title("Customers")
                        .version("1")
                        .description("Every person once: prospects, buyers and their companies."));
    }
}
