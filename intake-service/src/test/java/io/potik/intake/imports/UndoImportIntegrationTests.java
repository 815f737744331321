package io.potik.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.support.Contracts;
import io.potik.intake.support.RunningService;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An import that is undone: each of its orders is asked for once, and what became of it is noted once. */
class UndoImportIntegrationTests extends RunningService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TABLE = """
            number,name,sum
            1,Olha,5
            2,Petro,6
            3,Iryna,7
            4,Danylo,8
            """;

    private final String source = "Old " + UUID.randomUUID();

    @Autowired
    private PlatformTransactionManager transactions;

    private JsonNode draft(String table) {
        var body = "--X\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n" + source
                + "\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"orders.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--X--\r\n";
        var answer = send(HttpRequest.newBuilder(uri("/api/imports"))
                .header("Authorization", TestInfrastructure.token(UUID.randomUUID(), "O", "owner", null, "all"))
                .header("Content-Type", "multipart/form-data; boundary=X")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private String run(String table) {
        var draft = draft(table);
        var path = "/api/imports/" + draft.path("id").asString();
        var started = as("owner", "POST", path + "/start", "{}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        awaitState(path, "done");
        return path;
    }

    private void awaitState(String path, String state) {
        await().until(() -> get(path).path("state").asString(), state::equals);
    }

    private List<JsonNode> rows(String path, String filter) {
        var rows = new ArrayList<JsonNode>();
        JsonNode page = get(path + "/rows?limit=200" + filter);
        page.path("items").forEach(rows::add);
        while (page.hasNonNull("next")) {
            page = get(path + "/rows?limit=200" + filter + "&after=" + page.path("next"));
            page.path("items").forEach(rows::add);
        }
        return rows;
    }

    /** Order-service has made an order of every row that was sent on. */
    private void ordered(String path) {
        var told = rows(path, "&outcome=inFlight").stream()
                .map(row -> row.path("receiptId").asString())
                .map(receipt -> outcome(
                        receipt,
                        "inbound.outcome-decided.v1",
                        JSON.writeValueAsBytes(Map.of(
                                "receiptId",
                                receipt,
                                "outcome",
                                "ordered",
                                "orderId",
                                UUID.nameUUIDFromBytes(receipt.getBytes(StandardCharsets.UTF_8)),
                                "decidedAt",
                                Instant.now()))))
                .toList();
        TestInfrastructure.produce(told.toArray(OutgoingMessage[]::new));
        await().until(() -> !get(path).path("outcomes").has("inFlight"));
    }

    private static OutgoingMessage outcome(String receipt, String type, byte[] payload) {
        return new OutgoingMessage("inbound.outcomes", receipt, type, 1, Instant.now(), payload);
    }

    /** Order-service answers as in this example. */
    private static OutgoingMessage answer(JsonNode asked, byte[] example) {
        var payload = JSON.readTree(example).asObject();
        payload.set("receiptId", asked.path("receiptId"));
        payload.set("orderId", asked.path("orderId"));
        payload.put("somethingNew", "unknown here");
        return outcome(asked.path("receiptId").asString(), "inbound.undo-decided.v1", JSON.writeValueAsBytes(payload));
    }

    private List<IncomingMessage> sent(String path, String type) {
        var connection = get(path).at("/source/id").asString();
        return TestInfrastructure.consume("inbound.orders").stream()
                .filter(message ->
                        message.key().startsWith(connection) && message.type().equals(type))
                .toList();
    }

    /** Waits until that many orders were asked for. */
    private List<JsonNode> asked(String path, int orders) {
        return await().until(() -> sent(path, "inbound.order-undone.v1"), asked -> asked.size() >= orders).stream()
                .map(message -> JSON.readTree(message.payload()))
                .toList();
    }

    private Answer undo(String path, String body) {
        return as("owner", "POST", path + "/undo", body);
    }

    private static byte[] example(String undone) {
        return Contracts.examples("order", "inbound.undo-decided.v1").stream()
                .filter(one -> JSON.readTree(one).path("undone").asString().equals(undone))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachOrderIsAskedForAndWhatBecameOfItIsNoted() {
        var path = run(TABLE);
        ordered(path);
        var done = get(path);
        assertThat(done.path("undo").isNull()).isTrue();

        var undoing = undo(path, "{\"version\":" + done.path("version") + "}");

        assertThat(undoing.status()).as(undoing.body()).isEqualTo(202);
        assertThat(undoing.json().path("state").asString()).isEqualTo("undoing");
        assertThat(undoing.json().at("/undo/orders").asInt()).isEqualTo(4);
        assertThat(undoing.json().at("/undo/endedAt").isNull()).isTrue();
        var asked = asked(path, 4);
        assertThat(asked)
                .hasSize(4)
                .allSatisfy(one -> assertThat(
                                Contracts.violations("intake", "inbound.order-undone.v1", JSON.writeValueAsBytes(one)))
                        .isEmpty())
                .allSatisfy(one -> assertThat(one.at("/actor/id").asString())
                        .isEqualTo(UUID.nameUUIDFromBytes("owner".getBytes(StandardCharsets.UTF_8))
                                .toString()));
        assertThat(sent(path, "inbound.order-undone.v1"))
                .extracting(IncomingMessage::key)
                .containsExactlyInAnyOrderElementsOf(sent(path, "inbound.order-received.v1").stream()
                        .map(IncomingMessage::key)
                        .toList());
        assertThat(asked)
                .extracting(one -> one.path("revision").asLong())
                .containsOnly(JSON.readTree(sent(path, "inbound.order-received.v1")
                                .getFirst()
                                .payload())
                        .at("/order/revision")
                        .asLong());
        assertThat(rows(path, "")).allMatch(row -> row.path("undone").isNull());
        // A table of the same source would be of duplicates of what is gone a moment later.
        var next = draft("number,name,sum\n9,Olha,5\n");
        var early = as("owner", "POST", "/api/imports/" + next.path("id").asString() + "/start", "{}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/errors/0/field").asString()).isEqualTo("state");

        var examples = Contracts.examples("order", "inbound.undo-decided.v1");
        for (int i = 0; i < examples.size(); i++) {
            TestInfrastructure.produce(answer(asked.get(i), examples.get(i)));
        }

        awaitState(path, "undone");
        var undone = get(path).path("undo");
        assertThat(undone.path("orders").asInt()).isEqualTo(4);
        assertThat(undone.path("cancelled").asInt()).isEqualTo(1);
        assertThat(undone.path("left").asInt()).isEqualTo(3);
        assertThat(undone.path("endedAt").isNull()).isFalse();
        assertThat(rows(path, "&undone=left"))
                .extracting(row -> row.path("leftBecause").asString(""))
                .containsExactlyInAnyOrder("changed", "madeBefore", "");
        assertThat(rows(path, "&undone=cancelled"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("leftBecause").isNull()).isTrue());
        assertThat(as("owner", "GET", path + "/rows.csv?undone=left", "").body())
                .contains("orderId,undone,leftBecause")
                .contains(",left,changed")
                .doesNotContain(",cancelled,");
        assertThat(as("owner", "GET", path + "/rows?undone=so", "").status()).isEqualTo(422);
        var ledger =
                get("/api/ledger?by=day&connectionId=" + done.at("/source/id").asString());
        assertThat(ledger.at("/totals/ordered").asInt()).isEqualTo(4);
        assertThat(ledger.at("/totals/balanced").asBoolean()).isTrue();
    }

    @Test
    void whatWasCancelledMayBeBroughtAgainAndOnceMoreChangesNothing() {
        var path = run(TABLE);
        ordered(path);
        undo(path, "{}");
        var asked = asked(path, 4);
        var answers = new ArrayList<OutgoingMessage>();
        for (var one : asked) {
            answers.add(answer(one, example(answers.size() < 3 ? "cancelled" : "left")));
        }
        TestInfrastructure.produce(answers.toArray(OutgoingMessage[]::new));
        awaitState(path, "undone");

        var again = draft(TABLE);
        assertThat(again.at("/dryRun/alreadyThere").asInt()).isEqualTo(1);
        assertThat(again.at("/dryRun/good").asInt()).isEqualTo(4);
        var second = run(TABLE);

        assertThat(get(second).path("outcomes")).isEqualTo(JSON.readTree("{\"inFlight\":3,\"duplicate\":1}"));
        assertThat(rows(path, "").stream().map(row -> row.path("outcome").asString()))
                .containsOnly("ordered");
        assertThat(as("owner", "GET", path + "/rows.csv", "").body().replace("\"", ""))
                .contains(",ordered,,1,")
                .contains(",ordered,,4,");
        var before = get(path);
        assertThat(undo(path, "{\"version\":1}").json()).isEqualTo(before);
        ordered(second);
        undo(second, "{}");
        assertThat(asked(second, 7)).hasSize(7);
    }

    @Test
    void onlyWhatWasTakenInIsUndone() {
        var draft = draft(TABLE);
        var path = "/api/imports/" + draft.path("id").asString();
        var early = undo(path, "{\"version\":1}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/errors/0/field").asString()).isEqualTo("state");

        run(TABLE);
        ordered(path);

        assertThat(undo(path, "{\"version\":1}").status()).isEqualTo(409);
        assertThat(as("teamLead", "POST", path + "/undo", "{}").status()).isEqualTo(403);
        assertThat(undo("/api/imports/" + UUID.randomUUID(), "{}").status()).isEqualTo(404);
        whileAnotherRuns(() -> {
            var refused = undo(path, "{}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("state");
        });
        assertThat(undo(path, "{}").status()).isEqualTo(202);
    }

    /** A table of the same source is being taken in, and does not get on. */
    private void whileAnotherRuns(Runnable then) {
        var other =
                UUID.fromString(draft("number,name,sum\n9,Olha,5\n").path("id").asString());
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(held -> {
            jdbc.sql("select id from import_file where id = ? for key share")
                    .param(other)
                    .query(UUID.class)
                    .single();
            apart.executeWithoutResult(open -> jdbc.sql("update import_file set state = 'running' where id = ?")
                    .param(other)
                    .update());
            then.run();
            jdbc.sql("update import_file set state = 'draft' where id = ?")
                    .param(other)
                    .update();
        });
    }

    @Test
    void oneThatWasStoppedIsUndone() {
        var draft = draft("number,name,phone,sum\n1,Olha,0507654321,5\n");
        var path = "/api/imports/" + draft.path("id").asString();
        var erasure = UUID.randomUUID();
        TestInfrastructure.produce(new OutgoingMessage(
                "erasure.requests",
                erasure.toString(),
                "person.erasure-wanted.v1",
                1,
                Instant.now(),
                JSON.writeValueAsBytes(Map.of(
                        "erasureId",
                        erasure,
                        "service",
                        "intake-service",
                        "at",
                        Instant.now(),
                        "customerIds",
                        List.of(),
                        "leadIds",
                        List.of(),
                        "orderIds",
                        List.of(),
                        "contactPoints",
                        List.of(Map.of("kind", "phone", "value", "+380507654321"))))));
        await().until(() -> jdbc.sql("select state from import_file where id = ?")
                .param(UUID.fromString(draft.path("id").asString()))
                .query(String.class)
                .single()
                .equals("stopped"));

        assertThat(undo(path, "{}").status()).isEqualTo(202);

        awaitState(path, "undone");
        assertThat(get(path).at("/undo/orders").asInt()).isZero();
    }

    @Test
    void whatIsOnItsWayIsAskedForWhenItIsThere() {
        var path = run(TABLE);

        assertThat(undo(path, "{}").json().at("/undo/orders").asInt()).isEqualTo(4);
        ordered(path);

        var asked = asked(path, 4);
        TestInfrastructure.produce(
                asked.stream().map(one -> answer(one, example("cancelled"))).toArray(OutgoingMessage[]::new));
        awaitState(path, "undone");
        assertThat(get(path).at("/undo/cancelled").asInt()).isEqualTo(4);
    }

    @Test
    void aLargeOneIsUndoneWholeHoweverOftenItIsAnswered() {
        var table = new StringBuilder("number,name,sum\n");
        for (int i = 0; i < 450; i++) {
            table.append(i).append(",Olha,").append(i + 1).append('\n');
        }
        var path = run(table.toString());
        ordered(path);

        undo(path, "{}");

        var asked = asked(path, 450);
        assertThat(asked).extracting(one -> one.path("receiptId").asString()).doesNotHaveDuplicates();
        var answers = new ArrayList<OutgoingMessage>();
        for (var one : asked) {
            answers.add(answer(one, example("cancelled")));
            answers.add(answer(one, example("cancelled")));
        }
        Collections.shuffle(answers, new Random(17));
        TestInfrastructure.produce(answers.toArray(OutgoingMessage[]::new));
        awaitState(path, "undone");
        assertThat(get(path).at("/undo/cancelled").asInt()).isEqualTo(450);
        assertThat(sent(path, "inbound.order-undone.v1")).hasSize(450);
    }
}
