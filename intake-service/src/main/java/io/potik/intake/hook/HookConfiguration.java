package io.potik.intake.hook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import io.potik.intake.connection.Hooks;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the hooks' servlet in its place, and into the API's documentation, which knows only controllers. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HookConfiguration {

    @Bean
    ServletRegistrationBean<HooksServlet> hooksServlet(
            Hooks hooks, TakeDelivery take, HookSettings settings, HookLimits limits) {
        return new ServletRegistrationBean<>(new HooksServlet(hooks, take, settings, limits), "/hooks/*");
    }

    @Bean
    FilterRegistrationBean<HookTimes> hookTimes(MeterRegistry metrics) {
        var registration = new FilterRegistrationBean<>(new HookTimes(metrics));
        registration.addUrlPatterns("/hooks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /** {@link HookTimes} instead: an observation costs a delivery many times that. */
    @Bean
    ObservationPredicate hooksAreTimedApart() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getRequestURI().startsWith("/hooks/"));
    }

    @Bean
    OpenApiCustomizer hooksInTheDocumentation() {
        return api -> {
            api.info(new Info().title("Potik intake").version("1").description("Channels, receipts and the ledger"));
            api.path(
                    "/hooks/{key}",
                    new PathItem()
                            .post(new Operation()
                                    .addTagsItem("Hooks")
                                    .operationId("deliver")
                                    .summary("What a channel delivers; any verb that its provider uses")
                                    .addParametersItem(new PathParameter()
                                            .name("key")
                                            .description("The secret part of the connection's address")
                                            .schema(new io.swagger.v3.oas.models.media.StringSchema()))
                                    .requestBody(new RequestBody()
                                            .content(new Content().addMediaType("*/*", new MediaType())))
                                    .responses(new ApiResponses()
                                            .addApiResponse("200", said("Durable; the body is what the provider wants"))
                                            .addApiResponse("401", said("Not verified; no receipt comes of it"))
                                            .addApiResponse("404", said("No such hook"))
                                            .addApiResponse("405", said("The provider never delivers so"))
                                            .addApiResponse("408", said("Not whole within 20 s; nothing was stored"))
                                            .addApiResponse("410", said("The connection is switched off"))
                                            .addApiResponse("413", said("Larger than 1 MiB; nothing was stored"))
                                            .addApiResponse("414", said("The query is longer than 8 KiB"))
                                            .addApiResponse("415", said("Compressed; send it as it is"))
                                            .addApiResponse("429", said("Too many at once; see Retry-After"))
                                            .addApiResponse("431", said("Headers of more than 16 KiB"))
                                            .addApiResponse("503", said("Not stored; see Retry-After")))));
        };
    }

    private static ApiResponse said(String description) {
        return new ApiResponse().description(description);
    }
}
