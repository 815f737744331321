package io.potik.lead.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** What a day knows of open leads is what one would derive from all leads, whatever people and persons do. */
class OpenLeadsLawTests extends LeadDesk {

    private static final int SEQUENCES = 6;

    private static final String DERIVED = """
            select l.id, coalesce(l.manager_id, '00000000-0000-0000-0000-000000000000'::uuid), l.stage_id, t.opened_at, t.waiting_since,
                   case when l.manager_id is null then t.first_response_at is null or t.waiting_since is not null
                        else t.first_response_at is null and t.waiting_since is null end
            from lead l join lead_talk t on t.lead_id = l.id where l.outcome = 'OPEN'
            """;

    private static final String KEPT =
            "select lead_id, owner_id, stage_id, opened_at, waiting_since, fresh from open_lead";

    private enum Act {
        ENTER,
        WRITE_IN,
        ANSWER,
        CALL,
        NOTE,
        PLAN,
        ASSIGN,
        GIVE_BACK,
        MOVE,
        CONVERT,
        REJECT,
        REOPEN,
        EXCLUDE
    }

    /** What happens, and to which of the leads. */
    private record Step(Act act, int which) {}

    /** A lead and the account that it came from. */
    private record Known(String lead, String account) {}

    @Test
    void itIsWhatOneWouldDerive() {
        hire(MANAGER, "Iryna");
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        JqwikSession.run(() -> {
            var sequences = Combinators.combine(
                            Arbitraries.of(Act.class), Arbitraries.integers().between(0, 100))
                    .as(Step::new)
                    .list()
                    .ofMinSize(5)
                    .ofMaxSize(20);
            for (int i = 0; i < SEQUENCES; i++) {
                var sequence = sequences.sample();
                var leads = new ArrayList<>(List.of(enter()));
                var before = Instant.now();
                sequence.forEach(step -> take(step, leads, reason));
                assertThat(count("(" + KEPT + ") except (" + DERIVED + ")"))
                        .as("kept and not so, after %s", sequence)
                        .isZero();
                assertThat(count("(" + DERIVED + ") except (" + KEPT + ")"))
                        .as("so and not kept, after %s", sequence)
                        .isZero();
                assertThat(count("select from open_lead o where o.lead_id = '"
                                + leads.getFirst().lead() + "' and o.touched_at < '" + before + "'::timestamptz"
                                + " and exists (select from activity a where a.lead_id = o.lead_id and a.at > '"
                                + before
                                + "'::timestamptz)"))
                        .as("touched and quiet, after %s", sequence)
                        .isZero();
            }
        });
    }

    private void take(Step step, List<Known> leads, String reason) {
        var known = leads.get(step.which() % leads.size());
        var lead = "/api/leads/" + known.lead();
        switch (step.act()) {
            case ENTER -> leads.add(enter());
            case WRITE_IN -> receive(Request.telegram(known.account()));
            case ANSWER -> post(owner(), lead + "/messages", Map.of("text", "Hello"));
            case CALL -> post(owner(), lead + "/calls", Map.of("answered", step.which() % 2 == 0));
            case NOTE -> post(owner(), lead + "/notes", Map.of("text", "Hm"));
            case PLAN -> post(owner(), lead + "/tasks", Map.of("kind", "task", "text", "Call", "dueAt", Instant.now()));
            case ASSIGN -> post(owner(), lead + "/assignment", Map.of("managerId", MANAGER));
            case GIVE_BACK -> post(owner(), lead + "/assignment", Map.of());
            case MOVE -> post(owner(), lead + "/move", Map.of("stageId", step.which() % 2 == 0 ? OFFER : CONTACTED));
            case CONVERT -> post(owner(), lead + "/conversion", Map.of());
            case REJECT -> post(owner(), lead + "/rejection", Map.of("reasonId", reason));
            case REOPEN -> post(owner(), lead + "/reopening", Map.of());
            case EXCLUDE -> post(owner(), lead + "/exclusion", Map.of());
        }
    }

    private Known enter() {
        var account = fresh();
        return new Known(leadOf(Request.telegram(account)), account);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from (" + rows + ") found")
                .query(Long.class)
                .single();
    }
}
