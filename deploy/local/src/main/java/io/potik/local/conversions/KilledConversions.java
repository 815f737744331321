package io.potik.local.conversions;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import io.potik.local.Pause;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Converts a lead for each step, halts whoever reaches it, kills (SIGKILL) and starts again what should die there, and
 * looks at what came of it.
 */
public final class KilledConversions {

    /** The environment in which a suite has to be started for this. */
    public static final Map<String, String> POSSIBLE = Halt.POSSIBLE;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LocalSuite suite;
    private final Api owner;

    private KilledConversions(LocalSuite suite) {
        this.suite = suite;
        this.owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
    }

    /**
     * What came of one conversion.
     *
     * @param customers with the lead's telephone
     * @param orders of the lead
     * @param linked whether the card shows that customer and that order, and they show it
     */
    public record Found(Step step, int customers, int orders, boolean linked) {

        /** Exactly one customer and one order came of it, and all know of each other. */
        public boolean isRight() {
            return customers == 1 && orders == 1 && linked;
        }
    }

    /** One conversion a step, one after the other. */
    public static List<Found> at(LocalSuite suite, List<Step> steps) throws Exception {
        var conversions = new KilledConversions(suite);
        var found = new ArrayList<Found>();
        for (var step : steps) {
            found.add(conversions.at(step, found.size()));
        }
        return List.copyOf(found);
    }

    private Found at(Step step, int number) throws Exception {
        var phone = "+38093%07d".formatted(7_000_000 + number);
        var lead = owner.post(
                        "/api/leads",
                        Map.of("title", step.name(), "contactPoints", List.of(Map.of("kind", "phone", "value", phone))))
                .orThrow()
                .path("id")
                .asString();
        awaitNothingToSend();
        CompletableFuture<Api.Answer> asked;
        try (var halt = Halt.at(suite, step)) {
            asked = CompletableFuture.supplyAsync(() -> convert(lead));
            halt.await(PATIENCE);
            suite.kill(step.victim());
        }
        suite.restart(step.victim());
        // Whoever got no answer asks again.
        if (asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).status() / 100 != 2) {
            await(() -> convert(lead).status() / 100 == 2);
        }
        await(() -> "done".equals(card(lead).path("conversion").path("state").asString("")));
        return found(step, lead, phone);
    }

    private Api.Answer convert(String lead) {
        return owner.post(
                "/api/leads/" + lead + "/conversion",
                Map.of(
                        "order",
                        Map.of("lines", List.of(Map.of("name", "Kitchen", "quantity", "1", "price", "1000.00")))));
    }

    private JsonNode card(String lead) {
        return owner.get("/api/leads/" + lead).body();
    }

    private Found found(Step step, String lead, String phone) {
        var customers = owner.get("/api/customers?q=" + phone.replace("+", "%2B"))
                .orThrow()
                .path("items");
        var orders = owner.get("/api/orders?leadId=" + lead).orThrow().path("items");
        var card = card(lead);
        boolean linked = !customers.isEmpty()
                && !orders.isEmpty()
                && card.path("customer").path("id").equals(customers.get(0).path("id"))
                && card.path("order").path("id").equals(orders.get(0).path("id"))
                && orders.get(0)
                        .path("customer")
                        .path("id")
                        .equals(customers.get(0).path("id"))
                && orders.get(0).path("lead").path("id").asString("").equals(lead);
        return new Found(step, customers.size(), orders.size(), linked);
    }

    /** What was told before has left every service: the next that is sent is the conversion's. */
    private void awaitNothingToSend() {
        for (var database : List.of("lead", "customer", "orders")) {
            await(() -> waiting(database) == 0);
        }
    }

    private long waiting(String database) {
        try (var connection = DriverManager.getConnection(suite.databaseUrl(database), "postgres", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from outbox")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("It did not come to pass in " + PATIENCE.toSeconds() + " s.");
            }
            Pause.shortly();
        }
    }
}
