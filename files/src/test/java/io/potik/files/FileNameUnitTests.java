package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileNameUnitTests {

    private static String name(String given) {
        return FileName.of("name=" + URLEncoder.encode(given, StandardCharsets.UTF_8))
                .text();
    }

    @Test
    void itIsTheLastPartOfAPathOnOneLine() {
        assertThat(name("План кухні.pdf")).isEqualTo("План кухні.pdf");
        assertThat(name("C:\\Users\\me\\offer.docx")).isEqualTo("offer.docx");
        assertThat(name("../../etc/passwd")).isEqualTo("passwd");
        assertThat(name("a\r\nSet-Cookie: x\u0000\u202egpj.exe")).isEqualTo("a Set-Cookie: x gpj.exe");
    }

    @Test
    void withoutOneItIsRefused() {
        for (var query : new String[] {null, "", "name=", "name=..", "name=a%2F", "name=%0d%0a", "name=%zz"}) {
            assertThatThrownBy(() -> FileName.of(query)).isInstanceOf(FileRefused.class);
        }
    }

    @Test
    void aLongOneKeepsItsEnding() {
        var shortened = name("ї".repeat(500) + ".pdf");
        assertThat(shortened).hasSize(200).endsWith(".pdf").contains("…");
        assertThat(new FileName(shortened).ending()).isEqualTo("pdf");
    }

    @Test
    void whateverIsSentItIsAtMost200CharactersWithoutControls() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var given = new StringBuilder("x");
            random.ints(random.nextInt(600), 1, 0x10ffff)
                    .filter(character -> !(character >= 0xd800 && character <= 0xdfff))
                    .forEach(given::appendCodePoint);
            var name = name(given.append('y').toString());
            assertThat(name.codePointCount(0, name.length())).isBetween(1, 200);
            assertThat(name.codePoints().noneMatch(Character::isISOControl)).isTrue();
        }
    }
}
