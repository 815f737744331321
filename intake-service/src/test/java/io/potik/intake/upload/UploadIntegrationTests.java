package io.potik.intake.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.support.RunningService;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that are attached: who may, what is kept, and how they are given out. */
class UploadIntegrationTests extends RunningService {

    @Autowired
    private Uploads uploads;

    @Autowired
    private FileLinks links;

    private UUID attach(String role, String query, String bytes) {
        var answer = as(role, "POST", "/api/uploads?" + query, bytes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.json().path("id").asString());
    }

    @Test
    void aFileIsForItsUploaderAndTheOwnerAndAlwaysADownload() {
        var id =
                attach("manager", "name=%D0%BF%D1%80%D0%B0%D0%B9%D1%81.html&mediaType=text/html", "<script>1</script>");

        var mine = as("manager", "GET", "/api/uploads/" + id, "");
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.body()).isEqualTo("<script>1</script>");
        assertThat(mine.header("content-type")).isEqualTo("text/html");
        assertThat(mine.header("content-disposition")).startsWith("attachment;").contains("%D0%BF");
        assertThat(mine.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(as("owner", "GET", "/api/uploads/" + id, "").status()).isEqualTo(200);
        assertThat(as("teamLead", "GET", "/api/uploads/" + id, "").status()).isEqualTo(404);
        assertThat(as("analyst", "GET", "/api/uploads/" + id, "").status()).isEqualTo(403);
        assertThat(as("analyst", "POST", "/api/uploads?name=a", "x").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "name=a.txt,a.txt,application/json",
        "name=my+file%2B1.txt,my file+1.txt,application/json",
        "name=C:%5Cx%5Cb.pdf&mediaType=application/octet-stream,b.pdf,application/pdf",
        "name=..%2F..%2Fc.docx&mediaType=,c.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "name=d&mediaType=IMAGE/PNG;q=1,d,image/png",
        "name=e%0A.what&mediaType=nonsense,e .what,application/octet-stream"
    })
    void namesAndKindsAreMadeSafe(String query, String name, String mediaType) {
        var answer = as("manager", "POST", "/api/uploads?" + query, "123");

        assertThat(answer.json().path("name").asString()).isEqualTo(name);
        assertThat(answer.json().path("mediaType").asString()).isEqualTo(mediaType);
        assertThat(answer.json().path("size").asInt()).isEqualTo(3);
    }

    @Test
    void aBodyThatCallsItselfAFormIsTakenAsItIs() {
        var token = io.potik.outbox.test.TestInfrastructure.token(UUID.randomUUID(), "M", "manager", null, "all");
        var answer = send(HttpRequest.newBuilder(uri("/api/uploads?name=a.csv"))
                .header("Authorization", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=1&name=b"))
                .build());

        assertThat(answer.json().path("size").asInt()).isEqualTo(10);
        assertThat(answer.json().path("mediaType").asString()).isEqualTo("text/csv");
    }

    @Test
    void whatIsNamelessEmptyOrTooLargeIsNotTaken() {
        assertThat(as("manager", "POST", "/api/uploads", "x").status()).isEqualTo(422);
        assertThat(as("manager", "POST", "/api/uploads?name=%20", "x").status()).isEqualTo(422);
        assertThat(as("manager", "POST", "/api/uploads?name=a", "").status()).isEqualTo(422);
        assertThat(as("manager", "POST", "/api/uploads?name=a", "x".repeat(10 * 1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void unusedFilesAreForgottenAfterADayAndUsedOnesSomeDaysAfterTheirAnswer() {
        var unused = attach("manager", "name=unused", "1");
        var used = attach("manager", "name=used", "1");
        uploads.keep(java.util.List.of(used));
        uploads.release(java.util.List.of(used));

        assertThat(daysKept(unused)).isBetween(0.9, 1.1);
        assertThat(daysKept(used)).isBetween(6.9, 7.1);
        jdbc.sql("update upload set keep_until = now() - interval '1 second' where id = ?")
                .param(unused)
                .update();
        uploads.forgetSome();
        assertThat(as("manager", "GET", "/api/uploads/" + unused, "").status()).isEqualTo(404);
        assertThat(as("manager", "GET", "/api/uploads/" + used, "").status()).isEqualTo(200);
    }

    private double daysKept(UUID id) {
        return jdbc.sql("select extract(epoch from keep_until - now()) / 86400 from upload where id = ?")
                .param(id)
                .query(Double.class)
                .single();
    }

    @Test
    void aLinkIsPublicUnguessableAndDiesWithItsFile() {
        var id = attach("manager", "name=%D0%B0.jpg&mediaType=image/jpeg", "picture");
        var upload = uploads.find(id).orElseThrow().upload();
        var link = Objects.requireNonNull(links.of(upload));

        assertThat(link.toString()).matches("https://crm\\.example\\.com/hooks/files/[A-Za-z0-9_-]{43}/file\\.jpg");
        assertThat(links.of(upload)).isEqualTo(link);
        var fetched = fetch(link, "GET");
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo("picture");
        assertThat(fetched.header("content-type")).isEqualTo("image/jpeg");
        assertThat(fetched.header("content-disposition")).startsWith("attachment");
        assertThat(fetched.header("content-security-policy")).contains("sandbox");
        assertThat(fetch(link, "HEAD").header("content-length")).isEqualTo("7");
        assertThat(fetch(URI.create(link.toString().replaceAll("[^/]{5}/file\\.", "AAAAA/file.")), "GET")
                        .status())
                .isEqualTo(404);
        assertThat(fetch(URI.create("https://x/hooks/files/"), "GET").status()).isEqualTo(404);
        jdbc.sql("delete from upload where id = ?").param(id).update();
        assertThat(fetch(link, "GET").status()).isEqualTo(404);
        assertThat(links.of(upload)).isNull();
    }

    private Answer fetch(URI link, String method) {
        return send(HttpRequest.newBuilder(uri(link.getPath()))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }
}
