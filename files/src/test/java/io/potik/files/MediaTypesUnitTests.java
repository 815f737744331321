package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MediaTypesUnitTests {

    private static String type(String name, String begins) {
        return type(name, begins, StandardCharsets.ISO_8859_1);
    }

    private static String type(String name, String begins, Charset charset) {
        return MediaTypes.of(begins.getBytes(charset), FileName.of("name=" + name));
    }

    @Test
    void aFileIsWhatItsBytesSay() {
        assertThat(type("a.txt", "\u0089PNG\r\n\u001a\nrest")).isEqualTo("image/png");
        assertThat(type("a.png", "\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
        assertThat(type("a", "GIF89a")).isEqualTo("image/gif");
        assertThat(type("a", "RIFF1234WEBPVP8")).isEqualTo("image/webp");
        assertThat(type("a.exe", "%PDF-1.7")).isEqualTo("application/pdf");
        assertThat(type("a.png", "MZ\u0090\u0000")).isEqualTo("application/octet-stream");
    }

    @Test
    void theNameTellsApartWhatBeginsAlike() {
        assertThat(type("offer.docx", "PK\u0003\u0004")).endsWith("wordprocessingml.document");
        assertThat(type("photos.zip", "PK\u0003\u0004")).isEqualTo("application/zip");
        assertThat(type("page.html", "PK\u0003\u0004")).isEqualTo("application/zip");
        assertThat(type("prices.CSV", "a;b\n1;2")).isEqualTo("text/csv");
    }

    @Test
    void whatABrowserWouldRunIsOnlyText() {
        for (var name : new String[] {"a.html", "a.svg", "a.xml", "a.js"}) {
            assertThat(type(name, "<svg onload=\"alert(1)\"><script>")).isEqualTo("text/plain");
        }
        assertThat(MediaTypes.isPicture("image/svg+xml")).isFalse();
    }

    @Test
    void aCharacterThatIsCutAtTheEndIsStillText() {
        var text = "ї".repeat(300).getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < MediaTypes.HEAD; length++) {
            var head = Arrays.copyOf(text, length + 1);
            assertThat(MediaTypes.of(head, new FileName("a"))).isEqualTo("text/plain");
        }
    }
}
