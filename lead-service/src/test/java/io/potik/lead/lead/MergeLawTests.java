package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Whatever is merged and undone, also at once, nothing is lost and nothing is counted twice. */
class MergeLawTests extends LeadDesk {

    private static final int SEQUENCES = 5;

    private static final Map<String, String> LAWS = Map.of(
            "a total is not what a count finds", """
            select count(*) from (
                select stage_id, manager_id, source_id, currency, sum(leads), sum(amount) from (
                    select stage_id, manager_id, source_id, currency, leads, amount from stage_total
                    union all
                    select stage_id, owner_id, coalesce(source_id, '00000000-0000-0000-0000-000000000000'::uuid),
                           coalesce(currency, ''), -1, -coalesce(amount, 0)
                    from lead where outcome <> 'MERGED') both_of
                group by 1, 2, 3, 4 having sum(leads) <> 0 or sum(amount) <> 0) different""",
            "an activity is of no lead", """
            select count(*) from activity a where not exists (select from lead where id = a.lead_id)""",
            "a contact point leads to a lead that is closed, or does not have it", """
            select count(*) from contact_point p where open_lead_id is not null and not exists (
                select from lead l join lead_contact_point o on o.lead_id = l.id
                where l.id = p.open_lead_id and l.outcome = 'OPEN' and o.kind = p.kind and o.value = p.value)""",
            "an open lead's contact point leads nowhere", """
            select count(*) from contact_point p where open_lead_id is null and exclusion_id is null and exists (
                select from lead l join lead_contact_point o on o.lead_id = l.id
                where l.outcome = 'OPEN' and o.kind = p.kind and o.value = p.value)""",
            "an open task stands on a merged lead", """
            select count(*) from task t join lead l on l.id = t.lead_id
            where t.done_at is null and l.outcome = 'MERGED'""",
            "a day knows another lead than the open ones", """
            select count(*) from lead l full join open_lead o on o.lead_id = l.id
            where (l.outcome = 'OPEN') is distinct from (o.lead_id is not null)""",
            "a merged lead is not part of the one that stays", """
            select count(*) from lead l where l.outcome = 'MERGED' and not exists (
                select from lead stays where stays.id = l.merged_into and stays.outcome <> 'MERGED')""");

    private enum Act {
        ENTER,
        WRITE_IN,
        SHARE,
        MOVE,
        PRICE,
        TAG,
        PLAN,
        REJECT,
        REOPEN,
        MERGE,
        MERGE_AGAIN,
        UNDO
    }

    /** What happens, and with which two of the leads. */
    private record Step(Act act, int which, int other) {}

    private record Known(String lead, String account) {}

    private String reason = "";

    @Test
    void theyHoldAfterAnything() {
        reason = items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        JqwikSession.run(() -> {
            var indexes = Arbitraries.integers().between(0, 100);
            var sequences = Combinators.combine(Arbitraries.of(Act.class), indexes, indexes)
                    .as(Step::new)
                    .list()
                    .ofMinSize(10)
                    .ofMaxSize(40);
            for (int i = 0; i < SEQUENCES; i++) {
                var sequence = sequences.sample();
                var leads = new ArrayList<>(List.of(enter(), enter()));
                sequence.forEach(step -> take(step, leads));
                hold(sequence.toString());
            }
        });
    }

    private void hold(String after) {
        LAWS.forEach(
                (broken, count) -> assertThat(jdbc.sql(count).query(Long.class).single())
                        .as("%s, after %s", broken, after)
                        .isZero());
    }

    private Known enter() {
        var account = fresh();
        return new Known(leadOf(Request.telegram(account)), account);
    }

    private void take(Step step, List<Known> leads) {
        var one = leads.get(step.which() % leads.size());
        var other = leads.get(step.other() % leads.size());
        var uri = "/api/leads/" + one.lead();
        switch (step.act()) {
            case ENTER -> leads.add(enter());
            case WRITE_IN -> receive(Request.telegram(one.account()));
            case SHARE ->
                receive(Request.telegram(one.account())
                        .points(List.of(
                                Map.of("kind", "telegram", "value", one.account()),
                                Map.of("kind", "telegram", "value", other.account()))));
            case MOVE -> post(owner(), uri + "/move", Map.of("stageId", step.other() % 2 == 0 ? OFFER : CONTACTED));
            case PRICE ->
                patch(owner(), uri, Map.of("amount", Map.of("amount", step.other() + ".50", "currency", "UAH")));
            case TAG -> patch(owner(), uri, Map.of("tags", List.of("tag" + step.other() % 3)));
            case PLAN ->
                post(owner(), uri + "/tasks", Map.of("kind", "task", "text", "Call", "dueAt", "2030-01-01T10:00:00Z"));
            case REJECT -> post(owner(), uri + "/rejection", Map.of("reasonId", reason));
            case REOPEN -> post(owner(), uri + "/reopening", Map.of());
            case MERGE, MERGE_AGAIN -> post(owner(), uri + "/merge", Map.of("otherId", other.lead()));
            case UNDO -> undo(one.lead(), leads);
        }
    }

    private void undo(String lead, List<Known> leads) {
        leads.forEach(other -> delete(lead, other.lead()));
    }

    private int delete(String lead, String other) {
        return owner().delete()
                .uri("/api/leads/" + lead + "/merge/" + other)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Test
    void theyHoldWhenEverythingHappensAtOnce() throws Exception {
        var phone = freshPhone();
        for (int round = 0; round < 5; round++) {
            var one = enter();
            var other = enter();
            var shared = Request.telegram(one.account())
                    .points(List.of(
                            Map.of("kind", "telegram", "value", one.account()),
                            Map.of("kind", "phone", "value", phone)));
            List<Callable<Integer>> all = List.of(
                    () -> merge(one, other),
                    () -> merge(other, one),
                    () -> merge(one, other),
                    () -> delete(one.lead(), other.lead()),
                    () -> delete(other.lead(), one.lead()),
                    () -> receive(shared, Request.telegram(other.account())).size(),
                    () -> patch(owner(), "/api/leads/" + one.lead(), Map.of("title", "Renamed"))
                            .status(),
                    () -> post(owner(), "/api/leads/" + other.lead() + "/move", Map.of("stageId", OFFER))
                            .status());
            try (var threads = Executors.newFixedThreadPool(all.size())) {
                for (var answer : threads.invokeAll(all, 120, TimeUnit.SECONDS)) {
                    assertThat(answer.get()).isIn(200, 409, 2);
                }
            }
            hold("round " + round);
        }
    }

    private int merge(Known into, Known other) {
        return post(owner(), "/api/leads/" + into.lead() + "/merge", Map.of("otherId", other.lead()))
                .status();
    }
}
