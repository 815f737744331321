package io.potik.lead.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

class FileIntegrationTests extends LeadDesk {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @LocalServerPort
    private int port;

    private static String uri(String lead) {
        return "/api/leads/" + lead + "/files";
    }

    private static URI named(String lead, String query) {
        // As it is: the client must not escape what is escaped.
        return URI.create(uri(lead) + "?" + query);
    }

    private Answer add(RestTestClient client, String lead, String query, byte[] bytes) {
        return add(client, lead, query, bytes, null);
    }

    private Answer add(RestTestClient client, String lead, String query, byte[] bytes, @Nullable String key) {
        return answer(client.post()
                .uri(builder -> URI.create("http://localhost:" + port + named(lead, query)))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED) // whatever it calls itself
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .body(bytes)
                .exchange());
    }

    private String added(String lead, String name, byte[] bytes) {
        var answer = add(owner(), lead, "name=" + name, bytes);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return text(answer.body(), "id");
    }

    private EntityExchangeResult<byte[]> download(String lead, String file, String query) {
        return owner().get()
                .uri(uri(lead) + "/" + file + query)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private List<JsonNode> files(String lead) {
        return items(get(owner(), uri(lead)).body());
    }

    private List<String> names(String lead) {
        return files(lead).stream().map(file -> text(file, "name")).toList();
    }

    private int remove(RestTestClient client, String lead, String file) {
        return client.delete()
                .uri(uri(lead) + "/" + file)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private String lead() {
        return leadOf(Request.telegram(fresh()));
    }

    /** What files in the database have, once what nobody needs is gone. */
    private long stored() {
        soon(() -> assertThat(jdbc.sql("select count(*) from file_content where remove_after <= now()")
                        .query(Long.class)
                        .single())
                .isZero());
        return jdbc.sql("select bytes from file_total where store = 'DATABASE'")
                .query(Long.class)
                .single();
    }

    @Test
    void aFileIsListedSavedAndTakenAway() {
        hire(OWNER, "Oksana", "owner");
        var lead = lead();
        long version = lead(lead).get("version").asLong();
        long before = stored();
        // More than a piece, and not a whole number of them.
        var bytes = bytes(600_001);
        var id = added(lead, "%D0%9F%D0%BB%D0%B0%D0%BD%20%E2%84%961.bin", bytes);

        assertThat(files(lead)).singleElement().satisfies(file -> {
            assertThat(text(file, "id")).isEqualTo(id);
            assertThat(text(file, "name")).isEqualTo("План №1.bin");
            assertThat(text(file, "mediaType")).isEqualTo("application/octet-stream");
            assertThat(file.get("picture").asBoolean()).isFalse();
            assertThat(file.get("size").asLong()).isEqualTo(bytes.length);
            assertThat(text(file.get("addedBy"), "name")).isEqualTo("Oksana");
            assertThat(text(file.get("lead"), "id")).isEqualTo(lead);
        });
        var saved = download(lead, id, "?inline=true");
        assertThat(saved.getResponseBody()).isEqualTo(bytes);
        var headers = saved.getResponseHeaders();
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%20%E2%84%961.bin");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(owner().get()
                        .uri(uri(lead) + "/" + id)
                        .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(headers.getETag()))
                        .exchange()
                        .returnResult(byte[].class)
                        .getStatus()
                        .value())
                .isEqualTo(304);

        assertThat(remove(owner(), lead, id)).isEqualTo(204);
        assertThat(remove(owner(), lead, id)).isEqualTo(404);
        assertThat(download(lead, id, "").getStatus().value()).isEqualTo(404);
        assertThat(files(lead)).isEmpty();
        assertThat(stored()).isEqualTo(before);
        assertThat(lead(lead).get("version").asLong()).isEqualTo(version);
        assertThat(kinds(lead)).startsWith("fileRemoved", "fileAdded");
        assertThat(timeline(lead).getFirst().get("data").get("file").toString()).contains("План №1.bin", "600001");
        assertThat(items(get(owner(), "/api/audit?subjectId=" + lead).body()))
                .extracting(entry -> text(entry, "kind"))
                .startsWith("lead.fileRemoved", "lead.fileAdded");
        soon(() -> assertThat(told("lead.news", FileNews.TYPE).stream()
                        .filter(news -> text(news, "fileId").equals(id))
                        .map(news -> text(news, "change")))
                .containsExactly("added", "removed"));
        assertThat(toldOf(lead))
                .noneMatch(event -> new String(event.payload(), StandardCharsets.UTF_8).contains("План"));
    }

    @Test
    void onlyPicturesAreShownInPlace() {
        var lead = lead();
        var picture = added(lead, "photo.txt", PICTURE);
        var page = added(lead, "page.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(files(lead))
                .extracting(file -> file.get("picture").asBoolean())
                .containsExactly(false, true);
        var shown = download(lead, picture, "?inline=true").getResponseHeaders();
        assertThat(shown.getContentType()).isEqualTo(MediaType.IMAGE_PNG);
        assertThat(shown.getContentDisposition().isInline()).isTrue();
        assertThat(download(lead, picture, "")
                        .getResponseHeaders()
                        .getContentDisposition()
                        .isAttachment())
                .isTrue();
        var saved = download(lead, page, "?inline=true").getResponseHeaders();
        assertThat(saved.getContentDisposition().isAttachment()).isTrue();
        assertThat(saved.getContentType()).isEqualTo(MediaType.TEXT_PLAIN);
    }

    @Test
    void whatMakesNoSenseIsRefusedByItsField() {
        var lead = lead();
        long before = stored();
        for (var query : List.of("", "name=", "name=%20", "name=a%2F..", "name=%0a%00")) {
            var answer = add(owner(), lead, query, PICTURE);
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(text(answer.body().get("errors").get(0), "field")).isEqualTo("name");
        }
        var empty = add(owner(), lead, "name=a", new byte[0]);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(text(empty.body().get("errors").get(0), "field")).isEqualTo("file");
        var large = add(owner(), lead, "name=a", new byte[(10 << 20) + 1]);
        assertThat(large.status()).isEqualTo(413);
        assertThat(text(large.body().get("errors").get(0), "field")).isEqualTo("file");
        assertThat(text(large.body(), "detail")).contains("10 MB");
        assertThat(files(lead)).isEmpty();
        assertThat(stored()).isEqualTo(before);
        assertThat(names(lead)).isEmpty();

        assertThat(add(owner(), lead, "name=a%0d%0aSet-Cookie:%20b.txt", new byte[10 << 20])
                        .status())
                .isEqualTo(201);
        assertThat(names(lead)).containsExactly("a Set-Cookie: b.txt");
        assertThat(get(owner(), uri(lead)).body().get("largest").asLong()).isEqualTo(10 << 20);
    }

    @Test
    void whenTheDatabaseIsFullItSaysSo() {
        var lead = lead();
        filled(5L << 30);
        try {
            var answer = add(owner(), lead, "name=a", PICTURE);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(text(answer.body().get("errors").get(0), "code")).isEqualTo("full");
            assertThat(text(answer.body(), "detail")).contains("All files together");
        } finally {
            filled(-(5L << 30));
        }
        assertThat(names(lead)).isEmpty();
        assertThat(kinds(lead)).doesNotContain("fileAdded");
    }

    private void filled(long bytes) {
        jdbc.sql("update file_total set bytes = bytes + ? where store = 'DATABASE'")
                .param(bytes)
                .update();
    }

    @Test
    void theSameKeyAndFileAreOneFile() {
        var lead = lead();
        var key = UUID.randomUUID().toString();
        var large = bytes(2 << 20);

        var first = add(owner(), lead, "name=a", large, key);
        var again = add(owner(), lead, "name=a", large, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(add(owner(), lead, "name=a", PICTURE, key).status()).isEqualTo(422);
        assertThat(add(owner(), lead, "name=b", large, key).status()).isEqualTo(422);
        assertThat(names(lead)).containsExactly("a");
        assertThat(kinds(lead)).containsOnlyOnce("fileAdded");
    }

    @Test
    void othersLeadsHaveNoFilesForOne() {
        hire(OTHER_MANAGER, "Petro");
        var lead = lead();
        var id = added(lead, "a.txt", PICTURE);
        post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", OTHER_MANAGER));

        assertThat(get(manager(), uri(lead)).status()).isEqualTo(404);
        assertThat(get(manager(), uri(lead) + "/" + id).status()).isEqualTo(404);
        assertThat(add(manager(), lead, "name=a", PICTURE).status()).isEqualTo(404);
        assertThat(remove(manager(), lead, id)).isEqualTo(404);
        // Nor by way of a lead of one's own.
        assertThat(get(manager(), uri(lead()) + "/" + id).status()).isEqualTo(404);
        assertThat(get(analyst(), uri(lead)).status()).isEqualTo(403);
        assertThat(add(analyst(), lead, "name=a", PICTURE).status()).isEqualTo(403);
        assertThat(names(lead)).containsExactly("a.txt");
    }

    @Test
    void aMergedLeadShowsTheFilesOfBothAndUndoingLeavesEachItsOwn() {
        var stays = lead();
        var other = lead();
        added(stays, "ours", PICTURE);
        var theirs = added(other, "theirs", PICTURE);
        var gone = added(other, "gone", PICTURE);
        assertThat(post(owner(), "/api/leads/" + stays + "/merge", Map.of("otherId", other))
                        .status())
                .isEqualTo(200);

        assertThat(names(stays)).containsExactlyInAnyOrder("gone", "theirs", "ours");
        assertThat(files(stays).stream()
                        .filter(file -> text(file, "id").equals(theirs))
                        .toList())
                .singleElement()
                .satisfies(file -> assertThat(text(file.get("lead"), "id")).isEqualTo(other));
        assertThat(download(stays, theirs, "").getResponseBody()).isEqualTo(PICTURE);
        assertThat(add(owner(), other, "name=late", PICTURE).status()).isEqualTo(409);
        assertThat(remove(owner(), other, theirs)).isEqualTo(409);
        assertThat(remove(owner(), stays, gone)).isEqualTo(204);
        added(stays, "new", PICTURE);

        owner().delete()
                .uri("/api/leads/" + stays + "/merge/" + other)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(names(stays)).containsExactlyInAnyOrder("new", "ours");
        assertThat(names(other)).containsExactly("theirs");
        assertThat(kinds(other)).contains("fileRemoved");
        assertThat(download(stays, theirs, "").getStatus().value()).isEqualTo(404);
    }

    @Test
    void anErasedLeadTakesItsFilesWithIt() {
        long before = stored();
        var stays = lead();
        var other = lead();
        var id = added(stays, "a", bytes(5000));
        added(other, "b", bytes(6000));
        assertThat(post(owner(), "/api/leads/" + stays + "/merge", Map.of("otherId", other))
                        .status())
                .isEqualTo(200);

        assertThat(post(owner(), "/api/leads/" + stays + "/exclusion", Map.of()).status())
                .isEqualTo(204);

        assertThat(get(owner(), uri(stays) + "/" + id).status()).isEqualTo(404);
        assertThat(stored()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from lead_file where lead_id in (?, ?)")
                        .params(UUID.fromString(stays), UUID.fromString(other))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatBreaksOffLeavesNothing() throws IOException {
        var lead = lead();
        long before = stored();
        try (var line = new Socket("localhost", port)) {
            line.getOutputStream()
                    .write(("POST " + uri(lead) + "?name=a HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + TestInfrastructure.token(OWNER, "Owner", "owner", null, "all")
                                    + "\r\nContent-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().write(bytes(300_000));
            soon(() -> assertThat(jdbc.sql("select count(*) from file_part where content_id not in"
                                    + " (select id from lead_file) and number = 0")
                            .query(Long.class)
                            .single())
                    .isPositive());
        }
        soon(() -> assertThat(stored()).isEqualTo(before));
        assertThat(files(lead)).isEmpty();
        assertThat(kinds(lead)).doesNotContain("fileAdded");
    }

    @Test
    void aFormWithAFileIsToldWhatIsWanted() {
        var answer = owner().post()
                .uri(uri(lead()) + "?name=a")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(PICTURE)
                .exchange()
                .returnResult(byte[].class);
        assertThat(answer.getStatus().value()).isEqualTo(415);
    }

    @Test
    void manyFilesComeInPages() {
        var lead = lead();
        for (int i = 0; i < 5; i++) {
            added(lead, "f" + i, PICTURE);
        }
        var first = get(owner(), uri(lead) + "?limit=3").body();
        var rest = get(owner(), uri(lead) + "?limit=3&after=" + text(first, "next"))
                .body();
        assertThat(items(first)).hasSize(3);
        assertThat(items(rest)).hasSize(2);
        assertThat(rest.get("next").isNull()).isTrue();
    }
}
