package io.potik.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.Workspace;
import io.potik.gateway.route.ServiceNotifications.Lead;
import io.potik.gateway.route.ServiceNotifications.Notification;
import io.potik.gateway.route.ServiceNotifications.Person;
import io.potik.gateway.route.ServiceNotifications.Task;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LetterTextsUnitTests {

    private static final Task CALL = new Task("call", "Ask for the size", Instant.parse("2026-11-22T12:00:00Z"), false);

    private final LetterTexts texts =
            new LetterTexts(bound("potik.workspace", Workspace.class), bound("potik.mail", MailProperties.class));

    @ParameterizedTest
    @CsvSource({
        "en, Iryna gave you this: Olena, Open in Potik, 'Nov 22, 2026'",
        "uk, Iryna передає вам: Olena, Відкрити в Potik, 22 лист. 2026",
        "ru, Iryna передаёт вам: Olena, Открыть в Potik, 22 нояб. 2026",
        "de, Iryna gave you this: Olena, Open in Potik, 'Nov 22, 2026'"
    })
    void aMailIsInThePersonsLanguage(String language, String subject, String open, String day) {
        var letter = texts.write(language, List.of(List.of(one("assigned", "Olena", "Iryna", null))));

        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.plain()).contains(open + ": http://localhost:8080/leads/", day);
        assertThat(letter.html()).contains("<strong>Olena</strong>", ">" + open + "</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk", "ru"})
    void everyKindHasItsWords(String language) {
        for (var kind : Kind.values()) {
            for (var actor : new @Nullable String[] {null, "Iryna"}) {
                assertThat(texts.write(language, List.of(List.of(one(kind.code(), "Olena", actor, null))))
                                .subject())
                        .endsWith(": Olena");
            }
        }
        for (var kind : List.of("reminder", "task")) {
            assertThat(texts.write(language, List.of(List.of(one(kind, "Olena", null, CALL))))
                            .plain())
                    .contains(": Ask for the size, ");
        }
    }

    @Test
    void whatACustomerWroteIsNoHeaderAndNoMarkup() {
        var letter = texts.write(
                "en",
                List.of(List.of(one(
                        "assigned",
                        "A\r\nBcc: all@potik.test\u2028<script>alert(1)</script>{0}" + "x".repeat(500),
                        null,
                        null))));

        assertThat(letter.subject())
                .doesNotContain("\r", "\n")
                .contains("A Bcc: all@potik.test <script>", "{0}")
                .endsWith("…");
        assertThat(letter.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void somebodyWithoutANameIsSaidToHaveNone() {
        assertThat(texts.write("en", List.of(List.of(one("assigned", "", null, null))))
                        .subject())
                .isEqualTo("Given to you: No name");
    }

    private static Notification one(String kind, String title, @Nullable String actor, @Nullable Task task) {
        return new Notification(
                Ids.next(),
                kind,
                Instant.parse("2026-11-22T10:00:00Z"),
                false,
                new Lead(Ids.next(), title),
                task,
                actor == null ? null : new Person(actor));
    }

    private static <T> T bound(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }
}
