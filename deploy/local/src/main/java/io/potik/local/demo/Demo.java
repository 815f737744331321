package io.potik.local.demo;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import io.potik.local.Progress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/local/up --demo}: three months of a kitchen maker's desk. People, connections, sources with their costs
 * and today's deliveries come through the same doors as in life, the past through {@code POST /api/imports/history}.
 * A second run adds nothing.
 */
public final class Demo {

    private static final int LEADS = 3_000;
    private static final int A_REQUEST = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final Api owner;
    private final Progress progress;
    private final Random random = new Random(20);

    private Demo(String url, Api owner, Progress progress) {
        this.url = url;
        this.owner = owner;
        this.progress = progress;
    }

    /** Fills the suite; takes some ten seconds. */
    public static void fill(LocalSuite suite, Progress progress) {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        new Demo(suite.url(), owner, progress).fill(Api.anonymous(suite.url()));
    }

    private void fill(Api channels) {
        var managers = managers();
        if (connections().stream().anyMatch(name -> name.equals(Today.BOT))) {
            progress.say("  demo                 stands already");
            return;
        }
        history(managers);
        costs();
        desks();
        new Today(owner, channels, random).deliver();
        progress.say("  demo                 filled; managers sign in as "
                + Business.MANAGERS.getFirst().email() + " and so on, password  " + Business.PASSWORD);
    }

    /** Each manager at their own desk: what they do stands in the history under their name. */
    private void desks() {
        var workplace = new Workplace(owner);
        workplace.setUp();
        for (var person : items("/api/staff")) {
            if (Business.MANAGERS.stream()
                    .anyMatch(one -> one.email().equals(person.path("email").asString("")))) {
                new AtWork(Api.signIn(url, person.path("email").asString(), Business.PASSWORD), workplace, random)
                        .work(person.path("id").asString());
            }
        }
    }

    /** The staff ids of those who sell. */
    private List<String> managers() {
        var teams = teams();
        var present = items("/api/staff").stream()
                .collect(Collectors.toMap(
                        one -> one.path("email").asString(""),
                        one -> one.path("id").asString()));
        List<String> selling = new ArrayList<>();
        for (var person : Business.STAFF) {
            String id = present.containsKey(person.email()) ? present.get(person.email()) : invite(person, teams);
            if (person.sells()) {
                selling.add(id);
            }
        }
        return selling;
    }

    private String invite(Business.Person person, Map<String, String> teams) {
        return owner.post(
                        "/api/staff",
                        Map.of(
                                "name", person.name(),
                                "email", person.email(),
                                "role", person.role(),
                                "teamId", teams.getOrDefault(person.team(), ""),
                                "password", Business.PASSWORD))
                .orThrow()
                .path("id")
                .asString();
    }

    private Map<String, String> teams() {
        var present = items("/api/teams").stream()
                .map(team -> team.path("name").asString())
                .toList();
        Business.STAFF.stream()
                .map(Business.Person::team)
                .distinct()
                .filter(team -> !present.contains(team))
                .forEach(team -> owner.post("/api/teams", Map.of("name", team)).orThrow());
        return items("/api/teams").stream()
                .collect(Collectors.toMap(
                        team -> team.path("name").asString(),
                        team -> team.path("id").asString()));
    }

    private void history(List<String> managers) {
        var past = new Past(managers, Clock.systemUTC(), random);
        for (int from = 1; from <= LEADS; from += A_REQUEST) {
            var lines = new StringBuilder();
            for (int number = from; number < from + A_REQUEST; number++) {
                lines.append(JSON.writeValueAsString(past.lead(number))).append('\n');
            }
            var answer = owner.call("POST", "/api/imports/history", lines.toString(), "application/x-ndjson")
                    .orThrow();
            if (!answer.path("failed").isEmpty()) {
                throw new IllegalStateException("the demo's own history was refused: "
                        + answer.path("failed").get(0));
            }
            progress.say("  demo                 " + (from + A_REQUEST - 1) + " of " + LEADS + " leads");
        }
    }

    private void costs() {
        for (var source : items("/api/sources")) {
            int aMonth = Business.COST_A_MONTH.getOrDefault(source.path("name").asString(), 0);
            for (int back = 0; aMonth > 0 && back < 4; back++) {
                var month = YearMonth.from(LocalDate.now(Business.ZONE)).minusMonths(back);
                owner.post(
                                "/api/sources/" + source.path("id").asString() + "/costs",
                                Map.of(
                                        "from", month.atDay(1).toString(),
                                        "to", month.atEndOfMonth().toString(),
                                        "amount", Business.money(aMonth - 400L + random.nextInt(800))))
                        .orThrow();
            }
        }
    }

    private List<String> connections() {
        return items("/api/connections").stream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    private List<JsonNode> items(String path) {
        return owner.get(path).orThrow().path("items").valueStream().toList();
    }
}
