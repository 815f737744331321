package io.potik.lead.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Totals that are kept are those that a count would find, whatever people do. */
class StageTotalsLawTests extends LeadDesk {

    private static final int SEQUENCES = 6;

    private static final String DIFFERENCES = """
            select count(*) from (
                select stage_id, manager_id, source_id, currency, leads, amount from stage_total
                where leads <> 0 or amount <> 0
                except
                select stage_id, owner_id, coalesce(source_id, '00000000-0000-0000-0000-000000000000'::uuid),
                       coalesce(currency, ''), count(*), coalesce(sum(amount), 0)
                from lead where outcome <> 'MERGED' group by 1, 2, 3, 4
            ) kept_but_not_counted
            """;

    private static final String LEADS_NOT_KEPT =
            "select (select count(*) from lead where outcome <> 'MERGED') - (select coalesce(sum(leads), 0) from stage_total)";

    private enum Act {
        ENTER,
        MOVE,
        PRICE,
        OTHER_CURRENCY,
        NO_PRICE,
        ASSIGN,
        GIVE_BACK,
        CONVERT,
        REJECT,
        REOPEN,
        EXCLUDE,
        WRITE
    }

    /** What somebody does, and with which of the leads. */
    private record Step(Act act, int which) {}

    @Test
    void theyEqualARecount() {
        hire(MANAGER, "Iryna");
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        JqwikSession.run(() -> {
            var sequences = steps().list().ofMinSize(5).ofMaxSize(25);
            for (int i = 0; i < SEQUENCES; i++) {
                var sequence = sequences.sample();
                var leads = new ArrayList<>(List.of(enter()));
                sequence.forEach(step -> take(step, leads, reason));
                assertThat(differences()).as("after %s", sequence).isEqualTo("0/0");
            }
        });
    }

    private static Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(Act.class), Arbitraries.integers().between(0, 100))
                .as(Step::new);
    }

    private void take(Step step, List<String> leads, String reason) {
        var lead = "/api/leads/" + leads.get(step.which() % leads.size());
        switch (step.act()) {
            case ENTER -> leads.add(enter());
            case MOVE -> post(owner(), lead + "/move", Map.of("stageId", step.which() % 2 == 0 ? OFFER : CONTACTED));
            case PRICE -> patch(owner(), lead, price(step.which() + ".50", "UAH"));
            case OTHER_CURRENCY -> patch(owner(), lead, price(step.which() + ".25", "EUR"));
            case NO_PRICE -> patch(owner(), lead, noPrice());
            case ASSIGN -> post(owner(), lead + "/assignment", Map.of("managerId", MANAGER));
            case GIVE_BACK -> post(owner(), lead + "/assignment", Map.of());
            case CONVERT ->
                post(
                        owner(),
                        lead + "/conversion",
                        Map.of(
                                "order",
                                Map.of(
                                        "lines",
                                        List.of(Map.of("name", "Door", "quantity", "1", "price", step.which())))));
            case REJECT -> post(owner(), lead + "/rejection", Map.of("reasonId", reason));
            case REOPEN -> post(owner(), lead + "/reopening", Map.of());
            case EXCLUDE -> post(owner(), lead + "/exclusion", Map.of());
            case WRITE -> post(owner(), lead + "/notes", Map.of("text", "Hm"));
        }
    }

    private static Map<String, Object> price(String amount, String currency) {
        return Map.of("amount", Map.of("amount", amount, "currency", currency), "lines", List.of());
    }

    private static Map<String, Object> noPrice() {
        var patch = new HashMap<String, Object>();
        patch.put("amount", null);
        patch.put("lines", List.of());
        return patch;
    }

    private String enter() {
        return post(
                        owner(),
                        "/api/leads",
                        Map.of("contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone()))))
                .body()
                .get("id")
                .asString();
    }

    /** Of rows that are kept and not counted, and of leads that are there and not kept. */
    private String differences() {
        return jdbc.sql(DIFFERENCES).query(Long.class).single() + "/"
                + jdbc.sql(LEADS_NOT_KEPT).query(Long.class).single();
    }
}
