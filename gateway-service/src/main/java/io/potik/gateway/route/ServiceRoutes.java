package io.potik.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationPredicate;
import io.potik.gateway.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which service answers what. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutes {

    private final CloseableHttpClient client;
    private final ServiceAddresses addresses;
    private final RouteProperties properties;
    private final RequestHead head;
    private final CircuitBreakerRegistry breakers;
    private final Map<Service, ServiceGuard> guards = new EnumMap<>(Service.class);

    ServiceRoutes(
            CloseableHttpClient client,
            ServiceAddresses addresses,
            RouteProperties properties,
            RequestHead head,
            CircuitBreakerRegistry breakers) {
        this.client = client;
        this.addresses = addresses;
        this.properties = properties;
        this.head = head;
        this.breakers = breakers;
        for (var service : Service.values()) {
            guards.put(service, guard(service, properties.atOnce()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Breakers {

        @Bean
        CircuitBreakerRegistry serviceBreakers(RouteProperties properties) {
            return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                    .slidingWindowType(SlidingWindowType.COUNT_BASED)
                    .slidingWindowSize(properties.failuresToOpen())
                    .minimumNumberOfCalls(properties.failuresToOpen())
                    .failureRateThreshold(100)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .waitDurationInOpenState(properties.openFor())
                    .build());
        }

        @Bean
        MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
            return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
        }
    }

    @Bean
    FilterRegistrationBean<HookFilter> hooks(ProblemWriter problems, MeterRegistry metrics) {
        var exchange = exchange(
                Service.INTAKE,
                guard(Service.INTAKE, properties.hooksAtOnce()),
                properties.readTimeout(),
                properties.largestDelivery(),
                head::copyHook);
        var registration = new FilterRegistrationBean<>(new HookFilter(exchange, problems, metrics));
        registration.addUrlPatterns("/hooks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }

    /** {@link HookFilter} times deliveries itself, for a fraction of what an observation costs. */
    @Bean
    ObservationPredicate hooksAreTimedApart() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getRequestURI().startsWith("/hooks/"));
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes() {
        return route("history")
                .route(
                        path("/api/imports/history"),
                        api(Service.LEAD, properties.importTimeout(), properties.largestImport()))
                .build()
                .and(route("imports")
                        .route(
                                paths("imports"),
                                api(Service.INTAKE, properties.importTimeout(), properties.largestImport()))
                        .build())
                .and(route("uploads")
                        .route(
                                paths("uploads"),
                                api(Service.INTAKE, properties.readTimeout(), properties.largestUpload()))
                        .build())
                .and(api(Service.INTAKE, "connections", "providers", "receipts", "ledger"))
                .and(route("many")
                        .route(
                                paths("leads/bulk", "tags"),
                                api(Service.LEAD, properties.reportTimeout(), properties.largestBody()))
                        .build())
                .and(route("files")
                        .route(path("/api/leads/*/files/**"), files(Service.LEAD))
                        .route(path("/api/orders/*/files/**"), files(Service.ORDER))
                        .build())
                .and(api(
                        Service.LEAD,
                        "board",
                        "leads",
                        "pipelines",
                        "reasons",
                        "sources",
                        "exclusions",
                        "templates",
                        "fields",
                        "tasks",
                        "my-day",
                        "notifications",
                        "views",
                        "mailings",
                        "opt-outs",
                        "audit",
                        "erasures"))
                .and(api(Service.CUSTOMER, "customers", "companies", "segments"))
                .and(api(Service.ORDER, "orders", "order-statuses"))
                .and(route("reports")
                        .route(
                                paths("reports"),
                                api(Service.ANALYTICS, properties.reportTimeout(), properties.largestBody()))
                        .build());
    }

    private RouterFunction<ServerResponse> api(Service service, String... firsts) {
        return route(service.code())
                .route(paths(firsts), api(service, properties.readTimeout(), properties.largestBody()))
                .build();
    }

    /** Files have a place of their own: a few slow lines must not keep the desk from a service. */
    private ServiceExchange files(Service service) {
        return exchange(
                service,
                guard(service, properties.filesAtOnce()),
                properties.readTimeout(),
                properties.largestFile(),
                head::copyApi);
    }

    private ServiceExchange api(Service service, Duration timeout, DataSize largestBody) {
        var guard = guards.get(service);
        if (guard == null) {
            throw new IllegalStateException("no guard for " + service);
        }
        return exchange(service, guard, timeout, largestBody, head::copyApi);
    }

    private ServiceExchange exchange(
            Service service,
            ServiceGuard guard,
            Duration timeout,
            DataSize largestBody,
            BiConsumer<HttpServletRequest, HttpRequest> copyHead) {
        return new ServiceExchange(
                client,
                addresses.of(service),
                guard,
                properties.connectTimeout(),
                timeout,
                largestBody.toBytes(),
                copyHead);
    }

    /** The hooks have a place of their own, but the breaker is one: it is the same process that is away. */
    private ServiceGuard guard(Service service, int atOnce) {
        return new ServiceGuard(service, breakers.circuitBreaker(service.code()), atOnce, properties.openFor());
    }

    private static RequestPredicate paths(String... firsts) {
        return Arrays.stream(firsts)
                .map(first -> path("/api/" + first + "/**"))
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }
}
