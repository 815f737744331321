package io.potik.intake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the fuzzer has found, each a file, tried again; and, before a fuzz run, every kind of repetition. */
class RoomsUnitTests {

    private static final Path CASES = Path.of("src", "test", "resources", "fuzz", "cases");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MUCH = 500_000;
    private static final List<String> PIECES = List.of(
            "a=1&",
            "&",
            "=",
            "%41",
            "a[b]=",
            "a[]=1&",
            "phone=0501112233&",
            "a%5Bb%5D=1&",
            "[",
            "{\"a\":",
            "1,",
            "--b\r\n\r\nx\r\n",
            "\n",
            "\r\n",
            "a: b\n",
            "Event: Hangup\r\n\r\n",
            " ",
            "\u0000",
            "0501112233 ",
            "<a>",
            "\"");
    private static final List<String> ELEMENTS =
            List.of("{}", "\"x\"", "{\"id\":\"1\"}", "{\"name\":\"phone\",\"value\":\"0501112233\"}", "1e999999999");
    private static final List<String> BEGINNINGS = List.of(
            "[",
            "{\"entry\":[",
            "{\"object\":\"page\",\"entry\":[{\"messaging\":[",
            "{\"object\":\"instagram\",\"entry\":[{\"messaging\":[",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"value\":{\"messages\":[",
            "{\"orders\":[",
            "{\"line_items\":[",
            "{\"Attachments\":[",
            "{\"Headers\":[",
            "{\"user_column_data\":[",
            "{\"form_response\":{\"answers\":[",
            "{\"message\":{\"photo\":[",
            "{\"calls\":[");

    private static Rooms rooms;

    @BeforeAll
    static void open() {
        rooms = new Rooms(List.of());
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @Test
    void whatWasFoundIsNotFoundAgain() throws IOException {
        var laws = new Laws(rooms);
        try (var cases = Files.list(CASES)) {
            var files = cases.sorted().toList();
            assertThat(files).isNotEmpty();
            for (var file : files) {
                assertTimeoutPreemptively(
                        LONGEST, () -> laws.hold(FuzzCase.of(Files.readAllBytes(file))), file.toString());
            }
        }
    }

    @Test
    void whateverIsSentToWhomeverTheLawsHold() {
        var laws = new Laws(rooms);
        assertThat(rooms.all()).hasSizeGreaterThan(25);
        for (var room : rooms.all()) {
            for (var body :
                    List.of("", "{}", "[]", "null", "0", "\"\"", "a=b", "{\"entry\":[{}]}", "\u0000", "\uD800")) {
                for (var method : List.of("POST", "GET", "OPTIONS")) {
                    laws.hold(new FuzzCase(
                            room.channel().provider(),
                            method,
                            body.isEmpty() ? "%" : null,
                            Map.of("content-type", List.of("multipart/form-data; boundary=b")),
                            body.getBytes(StandardCharsets.UTF_8)));
                    laws.hold(new FuzzCase(
                            room.channel().provider(), method, "a=b", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "potik.fuzz.seeds", matches = ".+")
    void noRoomIsHeldUpByRepetition() {
        var laws = new Laws(rooms);
        for (var room : rooms.all()) {
            for (var piece : PIECES) {
                hold(laws, room, piece, piece.repeat(MUCH / piece.length()));
            }
            for (var beginning : BEGINNINGS) {
                for (var element : ELEMENTS) {
                    var many = (element + ",").repeat(MUCH / 2 / element.length());
                    hold(laws, room, beginning + element, beginning + many + element + end(beginning));
                }
            }
        }
    }

    private static void hold(Laws laws, Rooms.Room room, String what, String body) {
        assertTimeoutPreemptively(
                LONGEST,
                () -> laws.hold(new FuzzCase(
                        room.channel().provider(), "POST", null, Map.of(), body.getBytes(StandardCharsets.UTF_8))),
                () -> room.channel().provider() + ": " + what);
    }

    /** The brackets that end what was begun. */
    private static String end(String beginning) {
        var open = new StringBuilder();
        beginning.chars().filter(c -> c == '{' || c == '[').forEach(c -> open.insert(0, c == '{' ? '}' : ']'));
        return open.toString();
    }

    /** Seeds for what no test of a room sends. */
    @Test
    @EnabledIfSystemProperty(named = "potik.fuzz.seeds", matches = ".+")
    void numbersAreSeedsToo() {
        var numbers =
                "380001112233\n998909610004\n8 (999) 123-45-67\n+38 (050) 111-22-33\n00380501112233\n067 123 45 67 ext. 5\n";
        Seeds.write("phones", ("phones UA\n\n" + numbers).getBytes(StandardCharsets.UTF_8));
        for (var room : rooms.all()) {
            Seeds.write(
                    room.channel().provider(),
                    (room.channel().provider() + " POST a=b\ncontent-type: application/json\n\n{\"id\":\"1\"}")
                            .getBytes(StandardCharsets.UTF_8));
        }
        try (var cases = Files.list(CASES)) {
            cases.forEach(file -> Seeds.write("case", read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
