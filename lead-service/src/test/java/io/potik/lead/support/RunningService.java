package io.potik.lead.support;

import io.potik.lead.LeadServiceApplication;
import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on a random port with a real PostgreSQL and Kafka; one context for all tests that extend it. */
@SpringBootTest(
        classes = LeadServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "potik.mailings.send-every=50ms",
            "potik.erasure.every=50ms",
            "potik.stages.empty-every=50ms",
            "potik.tasks.remind-every=100ms",
            "potik.files.discard-every=250ms"
        })
public abstract class RunningService {

    /** Sees everything. */
    protected static final UUID OWNER = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    /** Has {@link #TEAM}, in which {@link #MANAGER} works. */
    protected static final UUID TEAM_LEAD = UUID.fromString("01900000-0000-7000-8000-0000000000a2");
    /** In {@link #TEAM}. */
    protected static final UUID MANAGER = UUID.fromString("01900000-0000-7000-8000-0000000000a3");
    /** In no team. */
    protected static final UUID OTHER_MANAGER = UUID.fromString("01900000-0000-7000-8000-0000000000a4");

    /** Reports only. */
    protected static final UUID ANALYST = UUID.fromString("01900000-0000-7000-8000-0000000000a5");

    /** The one team. */
    protected static final UUID TEAM = UUID.fromString("01900000-0000-7000-8000-0000000000b1");

    private static final JdkClientHttpRequestFactory HTTP = new JdkClientHttpRequestFactory();
    private static final Map<String, RestTestClient> CLIENTS = new ConcurrentHashMap<>();

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        TestInfrastructure.register(properties, "lead");
    }

    /** Signed in as the owner. */
    protected RestTestClient owner() {
        return as(OWNER, "owner", null, "all");
    }

    /** Signed in as the lead of the team. */
    protected RestTestClient teamLead() {
        return as(TEAM_LEAD, "teamLead", TEAM, List.of(TEAM_LEAD.toString(), MANAGER.toString()));
    }

    /** Signed in as the manager who is in the team. */
    protected RestTestClient manager() {
        return manager(MANAGER);
    }

    /** Signed in as a manager. */
    protected RestTestClient manager(UUID id) {
        return as(id, "manager", null, List.of(id.toString()));
    }

    /** Signed in as the analyst. */
    protected RestTestClient analyst() {
        return as(ANALYST, "analyst", null, "none");
    }

    /** Signed in as anybody. */
    protected RestTestClient as(UUID id, String role, @Nullable UUID team, Object sees) {
        return withToken(TestInfrastructure.token(id, "Test " + role, role, team, sees));
    }

    /** With any Authorization header. */
    protected RestTestClient withToken(String authorization) {
        return CLIENTS.computeIfAbsent(
                port + authorization,
                of -> client().defaultHeader(HttpHeaders.AUTHORIZATION, authorization)
                        .build());
    }

    /** Not signed in. */
    protected RestTestClient stranger() {
        return CLIENTS.computeIfAbsent(port + "", of -> client().build());
    }

    private RestTestClient.Builder<?> client() {
        return RestTestClient.bindToServer(HTTP).baseUrl("http://localhost:" + port);
    }
}
