package io.potik.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.ledger.Outcome;
import io.potik.intake.receipt.DecideOutcomes;
import io.potik.intake.support.Contracts;
import io.potik.intake.support.RunningService;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table of orders, from the file to the ledger. */
class ImportsIntegrationTests extends RunningService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TABLE = """
            № замовлення;Дата;Клієнт;Телефон;Товар;К-ть;Ціна;Сума, грн;Статус
            1001;05.03.2024;Ольга;0501234567;Стіл;1;4200;;Виконано
            1001;05.03.2024;Ольга;0501234567;Стілець;4;950;;Виконано
            1002;06.03.2024;Петро;не скажу;Шафа;1;9000;;Новий
            1003;07.03.2024;Ірина;0671112233;;;;500;Скасовано
            """;

    private final String source = "Old " + UUID.randomUUID();

    @Autowired
    private DecideOutcomes decide;

    @Autowired
    private PlatformTransactionManager transactions;

    private Answer bring(String role, byte[] file, String... headers) {
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(("--X\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n" + source
                        + "\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"orders.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--X--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(uri("/api/imports"))
                .header("Authorization", TestInfrastructure.token(UUID.randomUUID(), "O", role, null, "all"))
                .header("Content-Type", "multipart/form-data; boundary=X")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private JsonNode draft(String table) {
        var answer = bring("owner", table.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private String run(JsonNode draft) {
        var path = "/api/imports/" + draft.path("id").asString();
        var started = as("owner", "POST", path + "/start", "{\"version\":" + draft.path("version") + "}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        await().until(() -> get(path).path("state").asString().equals("done"));
        return path;
    }

    private static List<JsonNode> sent(JsonNode draft) {
        return TestInfrastructure.consume("inbound.orders").stream()
                .filter(message ->
                        message.key().startsWith(draft.at("/source/id").asString()))
                .map(IncomingMessage::payload)
                .map(JSON::readTree)
                .toList();
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    private JsonNode totals(JsonNode draft) {
        return get("/api/ledger?by=day&connectionId=" + draft.at("/source/id").asString())
                .path("totals");
    }

    @Test
    void aDryRunSaysWhatWouldComeOfItAndStoresNothing() {
        var draft = draft(TABLE);

        assertThat(draft.path("state").asString()).isEqualTo("draft");
        assertThat(draft.path("columns")).isEqualTo(JSON.readTree("""
                {"number":0,"placedAt":1,"name":2,"phone":3,"product":4,"quantity":5,"price":6,"sum":7,"status":8}"""));
        var trial = draft.path("dryRun");
        assertThat(trial.path("rows").asInt()).isEqualTo(4);
        assertThat(trial.path("things").asInt()).isEqualTo(3);
        assertThat(trial.path("good").asInt()).isEqualTo(2);
        assertThat(trial.path("alreadyThere").asInt()).isZero();
        assertThat(trial.path("wrongThings").asInt()).isEqualTo(1);
        assertThat(trial.at("/wrong/0/line").asInt()).isEqualTo(4);
        assertThat(trial.at("/wrong/0/column").asString()).isEqualTo("phone");
        assertThat(trial.path("samples").get(0)).hasSize(9);
        assertThat(totals(draft).path("received").asInt()).isZero();
    }

    @Test
    void eachOrderBecomesAReceiptOnceAndTheSameFileMakesNothingTwice() {
        var draft = draft(TABLE);

        var path = run(draft);

        var done = get(path);
        assertThat(done.path("things").asInt()).isEqualTo(3);
        assertThat(done.path("taken").asInt()).isEqualTo(3);
        assertThat(done.path("outcomes")).isEqualTo(JSON.readTree("{\"inFlight\":2,\"quarantined\":1}"));
        await().untilAsserted(() -> assertThat(sent(draft)).hasSize(2));
        assertThat(sent(draft)).allSatisfy(order -> {
            assertThat(Contracts.violations(
                            "intake",
                            "inbound.order-received.v1",
                            order.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(order.path("provider").asString()).isEqualTo("import");
        });
        assertThat(sent(draft))
                .extracting(order -> order.at("/order/shopOrderId").asString())
                .containsExactlyInAnyOrder("1001", "1003");
        // In another sequence and another encoding it is the same.
        var lines = TABLE.lines().toList();
        var again = bring(
                        "owner",
                        String.join("\r\n", lines.get(0), lines.get(4), lines.get(1), lines.get(2))
                                .getBytes(Charset.forName("windows-1251")))
                .json();
        assertThat(again.at("/source/id")).isEqualTo(draft.at("/source/id"));
        assertThat(again.at("/dryRun/alreadyThere").asInt()).isEqualTo(2);

        var second = run(again);

        assertThat(get(second).path("outcomes")).isEqualTo(JSON.readTree("{\"duplicate\":2}"));
        assertThat(totals(draft).path("received").asInt()).isEqualTo(5);
        assertThat(totals(draft).path("balanced").asBoolean(true)).isTrue();
        assertThat(sent(draft)).hasSize(2);
    }

    @Test
    void rowsSayWhatBecameOfThemAlsoAsATable() {
        var draft = draft(TABLE);
        var path = run(draft);
        var order = UUID.randomUUID();
        var first = items(get(path + "/rows")).getFirst();
        new TransactionTemplate(transactions)
                .executeWithoutResult(open -> decide.decide(List.of(new DecideOutcomes.Decision(
                        UUID.fromString(first.path("receiptId").asString()),
                        Outcome.ORDERED,
                        null,
                        order,
                        null,
                        Instant.now()))));

        assertThat(items(get(path + "/rows")))
                .extracting(row -> row.path("line").asInt())
                .containsExactly(2, 4, 5);
        assertThat(items(get(path + "/rows?limit=1&after=0")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("line").asInt()).isEqualTo(4));
        var ordered = items(get(path + "/rows?outcome=ordered")).getFirst();
        assertThat(ordered.path("rows").asInt()).isEqualTo(2);
        assertThat(ordered.path("orderId").asString()).isEqualTo(order.toString());
        var csv = as("owner", "GET", path + "/rows.csv?outcome=quarantined", "");
        assertThat(csv.header("content-type")).startsWith("text/csv");
        assertThat(csv.header("content-disposition")).startsWith("attachment");
        assertThat(csv.body())
                .contains("4,1,quarantined,\"Line 4, phone: This is no number that can be called.\",1002,");
    }

    @Test
    void peopleSayWhichColumnIsWhat() {
        var draft = draft("a,b,c\n1,Olha,500\n");
        var path = "/api/imports/" + draft.path("id").asString();
        assertThat(draft.at("/dryRun/missing/0").asString()).isEqualTo("number");
        var early = as("owner", "POST", path + "/start", "{}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/errors/0/field").asString()).isEqualTo("columns.number");
        var wrong = as("owner", "PATCH", path, "{\"columns\":{\"number\":3,\"what\":0}}");
        assertThat(wrong.json().path("errors")).hasSize(2);

        var mapped = as("owner", "PATCH", path, "{\"version\":1,\"columns\":{\"number\":0,\"name\":1,\"sum\":2}}");

        assertThat(mapped.status()).as(mapped.body()).isEqualTo(200);
        assertThat(mapped.json().at("/dryRun/good").asInt()).isEqualTo(1);
        assertThat(as("owner", "PATCH", path, "{\"version\":1,\"columns\":{\"number\":0}}")
                        .status())
                .isEqualTo(409);
        run(mapped.json());
        assertThat(as("owner", "PATCH", path, "{\"columns\":{\"number\":1}}").status())
                .isEqualTo(422);
        assertThat(as("owner", "POST", path + "/start", "{\"version\":1}").status())
                .isEqualTo(202);
        assertThat(as("owner", "DELETE", path, "").status()).isEqualTo(422);
        assertThat(totals(draft).path("received").asInt()).isEqualTo(1);
    }

    @Test
    void aDraftIsOneHoweverOftenItIsSentAndCanBeRemoved() {
        var draft = draft(TABLE);
        var again = draft(TABLE);
        var path = "/api/imports/" + draft.path("id").asString();

        assertThat(again.path("id")).isEqualTo(draft.path("id"));
        assertThat(as("owner", "DELETE", path, "").status()).isEqualTo(204);
        assertThat(as("owner", "GET", path, "").status()).isEqualTo(404);
    }

    @Test
    void aLargeTableIsTakenInWhole() {
        var table = new StringBuilder("number,name,sum\n");
        for (int i = 0; i < 1234; i++) {
            table.append(i).append(",Olha,").append(i + 1).append('\n');
        }

        var path = run(draft(table.toString()));

        var done = get(path);
        assertThat(done.path("taken").asInt()).isEqualTo(1234);
        assertThat(done.at("/outcomes/inFlight").asInt()).isEqualTo(1234);
        assertThat(jdbc.sql("select content from import_file where id = ?")
                        .param(UUID.fromString(done.path("id").asString()))
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void aWorkbookIsATableToo() {
        var answer = bring("owner", Xlsx.of("""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
                  <c r="D1" t="s"><v>3</v></c></row>
                <row r="3"><c r="A3"><v>1001</v></c><c r="B3" s="2"><v>45356.395833333336</v></c>
                  <c r="C3"><v>501234567</v></c><c r="D3"><v>1250.4999999999998</v></c></row>
                <row r="4"><c r="A4"><v>1002</v></c><c r="B4" s="1"><v>45357</v></c><c r="D4"><v>3</v></c></row>
                """, "Номер", "Дата", "Телефон", "Сума"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var draft = answer.json();
        assertThat(draft.at("/dryRun/good").asInt()).isEqualTo(1);
        assertThat(draft.at("/dryRun/wrong/0/line").asInt()).isEqualTo(4);

        var path = run(draft);

        await().untilAsserted(() -> assertThat(sent(draft)).hasSize(1));
        var order = sent(draft).getFirst();
        assertThat(order.at("/order/shopOrderId").asString()).isEqualTo("1001");
        assertThat(Instant.parse(order.at("/order/placedAt").asString())).isEqualTo("2024-03-05T07:30:00Z");
        assertThat(order.at("/order/sum").decimalValue()).isEqualByComparingTo("1250.5");
        assertThat(items(get(path + "/rows")))
                .extracting(row -> row.path("line").asInt())
                .containsExactly(3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "№;Номер телефону;Телефон менеджера;Сума | {'number':0,'phone':1,'sum':3}",
                "№ п/п;№ замовлення;Номер телефону клієнта;Сума доставки;Сума замовлення, грн | {'number':1,'phone':2,'sum':4}",
                "№;Номер замовлення;Дата доставки;Дата;Статус оплати;Статус | {'number':1,'placedAt':3,'status':5}",
                "ID;Дата доставки;Номер ТТН;Ціна доставки;Ціна за шт. | {'number':0,'price':4}",
                "Order ID;Order date;Shipping date;Customer name;Customer ID;Order total;Discount total | {'number':0,'placedAt':1,'name':3,'sum':5}",
                "Код;Код товару;Назва товару;К-сть;Кількість;Знижка;Оплачено;Ім'я | {'number':0,'sku':1,'product':2,'quantity':4,'paid':6,'name':7}",
                "Номер заказа;Дата создания;Покупатель;E-mail;Наименование;Кол-во;Цена, грн;Комментарий к заказу | {'number':0,'placedAt':1,'name':2,'email':3,'product':4,'quantity':5,'price':6,'note':7}",
                "Number;Subtotal;Discount code;Order notes;Company | {'number':0,'note':3}"
            })
    void onlyATitleThatCanMeanNothingElseIsKnown(String titles, String columns) {
        assertThat(draft(titles + "\n" + "1;".repeat(5) + "\n").path("columns"))
                .isEqualTo(JSON.readTree(columns.replace('\'', '"')));
    }

    @Test
    void whatFailsEndsAndHoldsUpNoOther() {
        var table = new StringBuilder("number,name,sum\n");
        for (int i = 0; i < 250; i++) {
            table.append(i).append(",Olha,1\n");
        }
        var unreadable = draft("number,name,sum\n7,Olha,1\n");
        var failing = draft(table.toString());
        var good = draft("number,name,sum\n8,Olha,1\n");
        jdbc.sql(
                        "update import_file set content = 'nothing', state = 'running', started_at = now(), things = 1 where id = ?")
                .param(UUID.fromString(unreadable.path("id").asString()))
                .update();
        jdbc.sql("insert into import_receipt (import_id, place, line, rows, receipt_id) values (?, 210, 1, 1, ?)")
                .params(UUID.fromString(failing.path("id").asString()), UUID.randomUUID())
                .update();
        as("owner", "POST", "/api/imports/" + failing.path("id").asString() + "/start", "{}");

        run(good);

        assertThat(stopped(unreadable, "failed").path("taken").asInt()).isZero();
        var half = stopped(failing, "failed");
        assertThat(half.path("taken").asInt()).isEqualTo(200);
        assertThat(half.path("endedAt").isNull()).isFalse();
        assertThat(half.at("/outcomes/inFlight").asInt()).isEqualTo(200);
        assertThat(totals(draft("number,name,sum\n9,Olha,1\n")).path("received").asInt())
                .isEqualTo(201);
        // Brought again, the rest of it is taken in, and nothing twice.
        var again = run(draft(table.toString()));
        assertThat(get(again).path("outcomes")).isEqualTo(JSON.readTree("{\"duplicate\":200,\"inFlight\":50}"));
    }

    @Test
    void anImportEndsWhenItsSourceIsRemoved() {
        var draft = draft(TABLE);
        assertThat(as(
                                "owner",
                                "DELETE",
                                "/api/connections/" + draft.at("/source/id").asString(),
                                "")
                        .status())
                .isEqualTo(204);

        jdbc.sql("update import_file set state = 'running', started_at = now(), things = 3 where id = ?")
                .param(UUID.fromString(draft.path("id").asString()))
                .update();

        assertThat(stopped(draft, "sourceRemoved").path("taken").asInt()).isZero();
    }

    private JsonNode stopped(JsonNode draft, String why) {
        var path = "/api/imports/" + draft.path("id").asString();
        await().until(() -> get(path).path("state").asString().equals("stopped"));
        assertThat(get(path).path("stoppedBecause").asString()).isEqualTo(why);
        return get(path);
    }

    @Test
    void theSameRequestIsAnsweredTheSame() {
        // Larger than what is kept for a repeat; the same file is one draft anyhow.
        var file = (TABLE + "\n".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8);
        var draft = bring("owner", file, "Idempotency-Key", source).json();
        assertThat(bring("owner", file, "Idempotency-Key", source).json().path("id"))
                .isEqualTo(draft.path("id"));
        var path = "/api/imports/" + draft.path("id").asString() + "/start";

        var once = as("owner", "POST", path, "{}", "Idempotency-Key", source);
        var again = as("owner", "POST", path, "{}", "Idempotency-Key", source);

        assertThat(again.status()).isEqualTo(once.status()).isEqualTo(202);
        assertThat(again.header("idempotent-replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(once.body());
    }

    @Test
    void whatIsNoTableOrTooLargeIsRefused() {
        var workbook = bring("owner", new byte[] {'P', 'K', 3, 4, 0});
        assertThat(workbook.status()).isEqualTo(422);
        assertThat(workbook.json().at("/errors/0/field").asString()).isEqualTo("file");
        assertThat(bring("owner", new byte[0]).status()).isEqualTo(422);
        assertThat(bring("owner", new byte[(10 << 20) + 1]).status()).isEqualTo(413);
        assertThat(bring("teamLead", TABLE.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(403);
    }

    @Test
    void aFileThatNamesSomebodyWhoIsForgottenIsNotTakenIn() {
        var draft = draft(TABLE);
        var other = draft("number,name,sum\n1,Olha,5\n");
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
                        List.of(Map.of("kind", "phone", "value", "+380501234567"))))));

        var path = "/api/imports/" + draft.path("id").asString();
        await().until(() -> get(path).path("state").asString().equals("stopped"));
        assertThat(get(path).path("stoppedBecause").asString()).isEqualTo("forgotten");
        assertThat(as("owner", "POST", path + "/start", "{}").status()).isEqualTo(422);
        assertThat(get("/api/imports/" + other.path("id").asString())
                        .path("state")
                        .asString())
                .isEqualTo("draft");
    }
}
