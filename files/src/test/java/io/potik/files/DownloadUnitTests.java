package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class DownloadUnitTests {

    private static final byte[] BYTES = {1, 2, 3};

    private static InputStream open() {
        return new ByteArrayInputStream(BYTES);
    }

    private static InputStream notAsked() {
        throw new AssertionError("These bytes are known");
    }

    private static StoredFile file(String name, String mediaType) {
        return new StoredFile(UUID.randomUUID(), name, mediaType, BYTES.length, new byte[] {10, 11});
    }

    @Test
    void itIsSavedInASandboxUnderItsName() throws Exception {
        var answer = Download.of(file("План №1.pdf", "application/pdf"), true, null, DownloadUnitTests::open);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(Objects.requireNonNull(answer.getBody()).getInputStream().readAllBytes())
                .isEqualTo(BYTES);
        var headers = answer.getHeaders();
        assertThat(headers.getFirst("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%20%E2%84%961.pdf");
        assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(headers.getContentLength()).isEqualTo(3);
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(headers.getCacheControl()).contains("no-cache", "private");
    }

    @Test
    void onlyAPictureIsShownInPlaceAndOnlyWhenAsked() {
        assertThat(Download.of(file("a", "image/png"), true, null, DownloadUnitTests::open)
                        .getHeaders()
                        .getContentDisposition()
                        .isInline())
                .isTrue();
        assertThat(Download.of(file("a", "image/png"), false, null, DownloadUnitTests::open)
                        .getHeaders()
                        .getContentDisposition()
                        .isAttachment())
                .isTrue();
        assertThat(Download.of(file("a", "text/plain"), true, null, DownloadUnitTests::open)
                        .getHeaders()
                        .getContentDisposition()
                        .isAttachment())
                .isTrue();
    }

    @Test
    void whoHasTheBytesIsNotSentThemAgain() {
        var file = file("a", "text/plain");
        for (var known : new String[] {"\"0a0b\"", "W/\"0a0b\""}) {
            var answer = Download.of(file, false, known, DownloadUnitTests::notAsked);
            assertThat(answer.getStatusCode().value()).isEqualTo(304);
            assertThat(answer.getBody()).isNull();
        }
        assertThat(Download.of(file, false, "\"0a0c\"", DownloadUnitTests::open)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }
}
