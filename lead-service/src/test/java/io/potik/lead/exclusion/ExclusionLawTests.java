package io.potik.lead.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever people do with exclusions of a person, what becomes of each delivery is what a naive model says. */
class ExclusionLawTests extends LeadDesk {

    private static final int SEQUENCES = 5;

    private enum Act {
        WRITE_FROM_ACCOUNT,
        WRITE_FROM_PHONE,
        WRITE_FROM_BOTH,
        BURST,
        EXCLUDE_LEAD,
        EXCLUDE_LEAD_FOR_A_WHILE,
        EXCLUDE_ACCOUNT,
        EXCLUDE_PHONE_FOR_A_WHILE,
        LIFT,
        TIME_PASSES
    }

    private record Step(Act act, int which) {}

    @Test
    void eachDeliveryEndsAsTheModelSays() {
        JqwikSession.run(() -> {
            var sequences = steps().list().ofMinSize(8).ofMaxSize(30);
            for (int i = 0; i < SEQUENCES; i++) {
                var sequence = sequences.sample();
                var desk = new Desk();
                for (int at = 0; at < sequence.size(); at++) {
                    desk.take(sequence.get(at), sequence.subList(0, at + 1).toString());
                }
                desk.checkHits(sequence.toString());
            }
        });
    }

    private static Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(Act.class), Arbitraries.integers().between(0, 100))
                .as(Step::new);
    }

    /** A person with an account and a phone, what really happens to them, and what should. */
    private final class Desk {

        private final String account = fresh();
        private final String phone = freshPhone();

        /** What should be: of which exclusion each contact point is, which hold, and which lead takes what comes. */
        private final Map<String, String> excludedBy = new HashMap<>();

        private final Set<String> holding = new HashSet<>();
        private final Set<String> ending = new HashSet<>();
        private final Map<String, Integer> hits = new TreeMap<>();
        private final Map<String, String> openLead = new HashMap<>();
        private final Map<String, Set<String>> leads = new LinkedHashMap<>();

        void take(Step step, String so) {
            switch (step.act()) {
                case WRITE_FROM_ACCOUNT -> write(so, Set.of("telegram"));
                case WRITE_FROM_PHONE -> write(so, Set.of("phone"));
                case WRITE_FROM_BOTH -> write(so, Set.of("telegram", "phone"));
                case BURST -> write(so, Set.of("telegram"), Set.of("phone"), Set.of("telegram", "phone"));
                case EXCLUDE_LEAD -> excludeLead(step.which(), null);
                case EXCLUDE_LEAD_FOR_A_WHILE -> excludeLead(step.which(), tomorrow());
                case EXCLUDE_ACCOUNT -> excludeByHand("telegram", account, null);
                case EXCLUDE_PHONE_FOR_A_WHILE -> excludeByHand("phone", phone, tomorrow());
                case LIFT -> lift(step.which());
                case TIME_PASSES -> timePasses();
            }
        }

        @SafeVarargs
        private void write(String so, Set<String>... senders) {
            var requests = new Request[senders.length];
            for (int i = 0; i < senders.length; i++) {
                requests[i] = Request.telegram(account)
                        .points(senders[i].stream()
                                .sorted()
                                .map(kind -> Map.of("kind", kind, "value", kind.equals("phone") ? phone : account))
                                .toList());
            }
            var came = receive(requests);
            for (int i = 0; i < senders.length; i++) {
                expect(
                        senders[i],
                        came.get(i).get("outcome").asString(),
                        came.get(i).path("leadId").asString(""),
                        so);
            }
        }

        private void expect(Set<String> sender, String outcome, String lead, String so) {
            var held = new HashSet<String>();
            sender.stream().map(excludedBy::get).filter(holding::contains).forEach(held::add);
            if (!held.isEmpty()) {
                assertThat(outcome).as(so).isEqualTo("excluded");
                held.forEach(exclusion -> hits.merge(exclusion, 1, Integer::sum));
                return;
            }
            var open = sender.stream()
                    .map(openLead::get)
                    .filter(Objects::nonNull)
                    .sorted()
                    .findFirst();
            assertThat(outcome).as(so).isEqualTo(open.isPresent() ? "appended" : "created");
            open.ifPresent(expected -> assertThat(lead).as(so).isEqualTo(expected));
            leads.computeIfAbsent(lead, fresh -> new HashSet<>()).addAll(sender);
            sender.forEach(kind -> openLead.putIfAbsent(kind, lead));
        }

        private void excludeLead(int which, @Nullable Instant until) {
            if (leads.isEmpty()) {
                return;
            }
            var lead = List.copyOf(leads.keySet()).get(which % leads.size());
            var body = new HashMap<String, Object>(Map.of("reason", "spam", "note", "by card"));
            if (until != null) {
                body.put("expiresAt", until);
            }
            assertThat(post(owner(), "/api/leads/" + lead + "/exclusion", body).status())
                    .isEqualTo(204);
            var points = Objects.requireNonNull(leads.remove(lead));
            points.forEach(kind -> close(kind, lead));
            excluded(points, until);
        }

        private void close(String kind, String lead) {
            if (lead.equals(openLead.get(kind))) {
                openLead.remove(kind);
                leads.entrySet().stream()
                        .filter(other -> other.getValue().contains(kind))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .ifPresent(other -> openLead.put(kind, other));
            }
        }

        private void excludeByHand(String kind, String value, @Nullable Instant until) {
            var body = new HashMap<String, Object>(
                    Map.of("contactPoints", List.of(Map.of("kind", kind, "value", value)), "note", "by hand"));
            if (until != null) {
                body.put("expiresAt", until);
            }
            var outcome = items(post(owner(), "/api/exclusions", body).body()).getFirst();
            if (holding.contains(String.valueOf(excludedBy.get(kind)))) {
                assertThat(outcome.get("outcome").asString()).isEqualTo("already");
                return;
            }
            var points = new HashSet<>(Set.of(kind));
            var lead = openLead.get(kind);
            if (lead != null) {
                var theirs = Objects.requireNonNull(leads.remove(lead));
                points.addAll(theirs);
                theirs.forEach(other -> close(other, lead));
            }
            assertThat(outcome.get("leads").asInt()).isEqualTo(lead == null ? 0 : 1);
            excluded(points, until);
        }

        /** The exclusion that was made a moment ago holds these; one that holds nothing any more has ended. */
        private void excluded(Set<String> points, @Nullable Instant until) {
            var newest = ids("all").getFirst();
            points.forEach(kind -> excludedBy.put(kind, newest));
            holding.add(newest);
            if (until != null) {
                ending.add(newest);
            }
            holding.retainAll(Set.copyOf(excludedBy.values()));
            assertThat(ids("inForce")).containsExactlyInAnyOrderElementsOf(holding);
        }

        private void lift(int which) {
            if (holding.isEmpty()) {
                return;
            }
            var one = holding.stream().sorted().toList().get(which % holding.size());
            owner().delete()
                    .uri("/api/exclusions/" + one)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            holding.remove(one);
        }

        private void timePasses() {
            jdbc.sql("update exclusion set expires_at = now() - interval '1 second' where id::text in (:ids)")
                    .param("ids", ending.isEmpty() ? Set.of("") : ending)
                    .update();
            holding.removeAll(ending);
            ending.clear();
        }

        void checkHits(String so) {
            var counted = new TreeMap<String, Integer>();
            rows("all").forEach((id, count) -> counted.put(id, count));
            counted.values().removeIf(count -> count == 0);
            assertThat(counted).as(so).isEqualTo(hits);
        }

        private List<String> ids(String state) {
            return new ArrayList<>(rows(state).keySet());
        }

        private Map<String, Integer> rows(String state) {
            var rows = new TreeMap<String, Integer>((one, other) -> other.compareTo(one));
            for (var value : List.of(account, phone.substring(1))) {
                items(get(owner(), "/api/exclusions?limit=200&state=" + state + "&q=" + value)
                                .body())
                        .forEach(item -> rows.put(
                                UUID.fromString(item.get("id").asString()).toString(),
                                item.get("hits").asInt()));
            }
            return rows;
        }

        private static Instant tomorrow() {
            return Instant.now().plus(Duration.ofDays(1));
        }
    }
}
