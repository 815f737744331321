package io.potik.order.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.order.OrderSuite;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class FileIntegrationTests extends OrderSuite {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private ForgetFiles forget;

    @Autowired
    private TransactionTemplate transaction;

    private String order(UUID manager) {
        var order = placed(knownCustomer(null), "5.00").get("id").asString();
        jdbc.sql("update orders set manager_id = ? where id = ?")
                .params(manager, UUID.fromString(order))
                .update();
        return order;
    }

    private static String uri(String order) {
        return "/api/orders/" + order + "/files";
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private Answer add(String token, String order, String name, byte[] bytes, String... headers) {
        return sendBytes(token, uri(order) + "?name=" + name, bytes, headers);
    }

    private String added(String order, String name, byte[] bytes) {
        var answer = add(OWNER, order, name, bytes);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private List<String> names(String order) {
        return get(OWNER, uri(order))
                .body()
                .get("items")
                .valueStream()
                .map(file -> file.get("name").asString())
                .toList();
    }

    private HttpResponse<byte[]> download(String order, String file, String query) {
        return bytesOf(OWNER, uri(order) + "/" + file + query);
    }

    private int remove(String token, String order, String file) {
        return send(token, "DELETE", uri(order) + "/" + file, "").status();
    }

    /** What files in the database have, once what nobody needs is gone. */
    private long stored() {
        await().until(() -> jdbc.sql("select count(*) from file_content where remove_after <= now()")
                        .query(Long.class)
                        .single()
                == 0);
        return held();
    }

    private long held() {
        return jdbc.sql("select bytes from file_total where store = 'DATABASE'")
                .query(Long.class)
                .single();
    }

    @Test
    void aFileIsListedSavedTakenAwayAndStaysInTheHistory() {
        var order = order(OWNER_ID);
        long before = stored();
        // More than a piece, and not a whole number of them.
        var bytes = bytes(600_001);
        var id = added(order, "%D0%9F%D0%BB%D0%B0%D0%BD%20%E2%84%961.bin", bytes);

        JsonNode file = get(OWNER, uri(order)).body().at("/items/0");
        assertThat(file.get("id").asString()).isEqualTo(id);
        assertThat(file.get("name").asString()).isEqualTo("План №1.bin");
        assertThat(file.get("size").asLong()).isEqualTo(bytes.length);
        assertThat(file.get("picture").asBoolean()).isFalse();
        assertThat(file.at("/addedBy/id").asString()).isEqualTo(OWNER_ID.toString());
        var saved = download(order, id, "?inline=true");
        assertThat(saved.body()).isEqualTo(bytes);
        assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%20%E2%84%961.bin");
        assertThat(saved.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(saved.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");

        assertThat(remove(OWNER, order, id)).isEqualTo(204);
        assertThat(remove(OWNER, order, id)).isEqualTo(404);
        assertThat(download(order, id, "").statusCode()).isEqualTo(404);
        assertThat(names(order)).isEmpty();
        assertThat(stored()).isEqualTo(before);
        JsonNode history =
                get(OWNER, "/api/orders/" + order + "/timeline").body().get("items");
        assertThat(history.at("/1/detail/edits/0/field").asString()).isEqualTo("files");
        assertThat(history.at("/1/detail/edits/0/after").asString()).isEqualTo("План №1.bin");
        assertThat(history.at("/0/detail/edits/0/before").asString()).isEqualTo("План №1.bin");
        assertThat(told(UUID.fromString(order), 3))
                .containsExactly("order.created.v1", "order.edited.v1", "order.edited.v1");
        assertThat(told(UUID.fromString(order)))
                .noneMatch(event -> new String(event.payload(), StandardCharsets.UTF_8).contains("План"));
    }

    @Test
    void onlyPicturesAreShownInPlace() {
        var order = order(OWNER_ID);
        var picture = added(order, "photo.txt", PICTURE);
        var page = added(order, "page.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        var shown = download(order, picture, "?inline=true").headers();
        assertThat(shown.firstValue("Content-Type")).hasValue("image/png");
        assertThat(shown.firstValue("Content-Disposition").orElseThrow()).startsWith("inline");
        var saved = download(order, page, "?inline=true").headers();
        assertThat(saved.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(saved.firstValue("Content-Type")).hasValue("text/plain");
    }

    @Test
    void theSameKeyAndFileAreOneFile() {
        var order = order(OWNER_ID);
        var key = UUID.randomUUID().toString();
        var large = bytes(2 << 20);

        var first = add(OWNER, order, "a", large, "Idempotency-Key", key);
        var again = add(OWNER, order, "a", large, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(add(OWNER, order, "a", PICTURE, "Idempotency-Key", key).status())
                .isEqualTo(422);
        assertThat(names(order)).containsExactly("a");
        assertThat(get(OWNER, "/api/orders/" + order).body().get("version").asLong())
                .isEqualTo(2);
    }

    @Test
    void whatMakesNoSenseOrIsTooMuchIsRefusedByItsField() {
        var order = order(OWNER_ID);
        long before = stored();
        assertThat(add(OWNER, order, "%20", PICTURE)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("name");
        assertThat(add(OWNER, order, "a", new byte[0])
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("file");
        var large = add(OWNER, order, "a", new byte[(10 << 20) + 1]);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.body().get("detail").asString()).contains("10 MB");
        assertThat(names(order)).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whenTheDatabaseIsFullItSaysSo() {
        var order = order(OWNER_ID);
        filled(5L << 30);
        try {
            var answer = add(OWNER, order, "a", PICTURE);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo("full");
            assertThat(answer.body().get("detail").asString()).contains("All files together");
        } finally {
            filled(-(5L << 30));
        }
        assertThat(names(order)).isEmpty();
        assertThat(get(OWNER, "/api/orders/" + order).body().get("version").asLong())
                .isEqualTo(1);
    }

    private void filled(long bytes) {
        jdbc.sql("update file_total set bytes = bytes + ? where store = 'DATABASE'")
                .param(bytes)
                .update();
    }

    @Test
    void othersOrdersHaveNoFilesForOne() {
        var manager = UUID.randomUUID();
        var token = TestInfrastructure.token(manager, "Petro", "manager", null, List.of(manager.toString()));
        var order = order(OWNER_ID);
        var id = added(order, "a.txt", PICTURE);

        assertThat(get(token, uri(order)).status()).isEqualTo(404);
        assertThat(bytesOf(token, uri(order) + "/" + id).statusCode()).isEqualTo(404);
        assertThat(add(token, order, "b", PICTURE).status()).isEqualTo(404);
        assertThat(remove(token, order, id)).isEqualTo(404);
        // Nor by way of an order of one's own.
        var own = order(manager);
        assertThat(bytesOf(token, uri(own) + "/" + id).statusCode()).isEqualTo(404);
        assertThat(remove(token, own, id)).isEqualTo(404);
        assertThat(names(order)).containsExactly("a.txt");
    }

    @Test
    void whatBreaksOffLeavesNothing() throws IOException {
        var order = order(OWNER_ID);
        long before = stored();
        try (var line = new Socket("localhost", port())) {
            line.getOutputStream()
                    .write(("POST " + uri(order) + "?name=a HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + OWNER
                                    + "\r\nContent-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().write(bytes(300_000));
            await().until(() -> jdbc.sql("select count(*) from file_part where content_id not in"
                                    + " (select id from order_file) and number = 0")
                            .query(Long.class)
                            .single()
                    > 0);
        }
        await().until(() -> stored() == before);
        assertThat(names(order)).isEmpty();
        assertThat(get(OWNER, "/api/orders/" + order).body().get("version").asLong())
                .isEqualTo(1);
    }

    @Test
    void manyFilesComeInPages() {
        var order = order(OWNER_ID);
        for (int i = 0; i < 5; i++) {
            added(order, "f" + i, PICTURE);
        }
        var first = get(OWNER, uri(order) + "?limit=3").body();
        var rest = get(OWNER, uri(order) + "?limit=3&after=" + first.get("next").asString())
                .body();
        assertThat(first.get("items")).hasSize(3);
        assertThat(rest.get("items")).hasSize(2);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void whatAPersonsOrdersHoldIsForgottenAtOnceAndOthersKeepTheirs() {
        var order = order(OWNER_ID);
        var others = order(OWNER_ID);
        long before = stored();
        var theirs = List.of(UUID.fromString(order));
        added(order, "here.bin", bytes(300_000));
        added(order, "there.bin", bytes(1000));
        var kept = added(others, "others.bin", bytes(1000));

        transaction.executeWithoutResult(open -> forget.of(theirs));
        assertThat(held()).isEqualTo(before + 1000);
        transaction.executeWithoutResult(open -> forget.of(theirs));
        assertThat(held()).isEqualTo(before + 1000);
        assertThat(download(others, kept, "").body()).isEqualTo(bytes(1000));
        assertThat(names(order)).containsExactly("there.bin", "here.bin");
    }

    @Test
    void filesThatComeAtOnceAreAllThere() {
        var order = order(OWNER_ID);
        var names = IntStream.range(0, 12).mapToObj(i -> "f" + i).toList();
        try (var people = Executors.newFixedThreadPool(6)) {
            var answers = names.stream()
                    .map(name ->
                            people.submit(() -> add(OWNER, order, name, PICTURE).status()))
                    .toList();
            assertThat(answers).extracting(Future::get).containsOnly(201);
        }
        assertThat(names(order)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(get(OWNER, "/api/orders/" + order).body().get("version").asLong())
                .isEqualTo(13);
    }
}
