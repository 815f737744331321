package io.potik.analytics.report;

import io.potik.analytics.Desk;
import io.potik.analytics.Workspace;
import io.potik.analytics.projection.LeadEvent;
import io.potik.analytics.projection.LeadProjection;
import io.potik.analytics.projection.OrderEvent;
import io.potik.analytics.projection.OrderProjection;
import io.potik.analytics.projection.SettingEvent;
import io.potik.analytics.projection.SettingProjection;
import io.potik.analytics.projection.StaffChanged;
import io.potik.analytics.rebuild.StoreState;
import io.potik.outbox.test.TestInfrastructure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Projection and reports over a real database, without Kafka and HTTP: fast enough for laws. */
final class LawStore {

    static final Workspace WORKSPACE = new Workspace(ZoneId.of("Europe/Kyiv"), "UAH");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Parts.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    void empty() {
        get(JdbcTemplate.class).execute("""
                truncate lead_fact, visit, lead_state, closing, wait, action_day, order_fact, order_state,
                  pipeline_version, stage_version, reason, source, source_cost, staff""");
    }

    /** One poll. */
    void apply(List<Desk.Event> events) {
        var leads = new ArrayList<LeadEvent>();
        var orders = new ArrayList<OrderEvent>();
        var settings = new ArrayList<SettingEvent>();
        var staff = new ArrayList<StaffChanged>();
        for (var event : events) {
            switch (event.type()) {
                case "pipeline.defined.v1" -> settings.add(read(event, SettingEvent.PipelineDefined.class));
                case "reason.defined.v1" -> settings.add(read(event, SettingEvent.ReasonDefined.class));
                case "source.defined.v1" -> settings.add(read(event, SettingEvent.SourceDefined.class));
                case "source.cost-set.v1" -> settings.add(read(event, SettingEvent.SourceCostSet.class));
                case "staff.changed.v1" -> staff.add(read(event, StaffChanged.class));
                case "order.created.v1",
                        "order.status-changed.v1",
                        "order.payment-received.v1",
                        "order.lines-changed.v1" -> orders.add(read(event, OrderEvent.class));
                default -> leads.add(new LeadEvent(event.type(), read(event, LeadEvent.Details.class)));
            }
        }
        transaction.executeWithoutResult(open -> {
            get(SettingProjection.class).apply(settings);
            get(SettingProjection.class).applyStaff(staff);
            get(OrderProjection.class).apply(orders);
            get(LeadProjection.class).apply(leads);
        });
    }

    private static <T> T read(Desk.Event event, Class<T> contract) {
        return JSON.readValue(event.message().payload(), contract);
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @Import(StoreState.class)
    @ComponentScan(
            basePackages = {"io.potik.analytics.projection", "io.potik.analytics.report"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
    static class Parts {

        @Bean
        DataSource dataSource() {
            Map<String, Supplier<Object>> properties = new HashMap<>();
            TestInfrastructure.register(properties::put, "analytics_law");
            var source = new SingleConnectionDataSource(
                    value(properties, "spring.datasource.url"),
                    value(properties, "spring.datasource.username"),
                    value(properties, "spring.datasource.password"),
                    true);
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration", "classpath:db/outbox")
                    .load()
                    .migrate();
            return source;
        }

        private static String value(Map<String, Supplier<Object>> properties, String name) {
            return String.valueOf(Objects.requireNonNull(properties.get(name)).get());
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        Workspace workspace() {
            return WORKSPACE;
        }

        @Bean
        JsonMapper json() {
            return JSON;
        }
    }
}
