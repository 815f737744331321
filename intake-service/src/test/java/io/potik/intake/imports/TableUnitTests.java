package io.potik.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.problem.Invalid;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableUnitTests {

    private static final String UKRAINIAN = "Номер;Клієнт\r\n1001;\"Ґанна Їжак\"\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1251"})
    void everyUsualEncodingIsRead(String charset) {
        assertThat(FileText.of(UKRAINIAN.getBytes(Charset.forName(charset)))).isEqualTo(UKRAINIAN);
    }

    @Test
    void aByteOrderMarkIsNoTitle() {
        assertThat(FileText.of(("\uFEFF" + UKRAINIAN).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(UKRAINIAN);
        assertThat(FileText.of(("\uFEFF" + UKRAINIAN).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(UKRAINIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void everyUsualSeparatorIsFound(String separator) {
        var table = Table.of("a|b|c\n1|\"x, y; z\"|3".replace("|", separator));

        assertThat(table.titles()).containsExactly("a", "b", "c");
        assertThat(table.rows().getFirst().cells()).containsExactly("1", "x, y; z", "3");
    }

    @Test
    void aCellMayHaveLinesAndQuotesAndRowsKnowTheirLine() {
        var table = Table.of("no,note\r\n1,\"first\nsecond, \"\"quoted\"\"\"\r\n\r\n , \r\n2,\r\n3");

        assertThat(table.rows())
                .extracting(Table.Row::line, Table.Row::cells)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, List.of("1", "first\nsecond, \"quoted\"")),
                        org.assertj.core.groups.Tuple.tuple(6, List.of("2", "")),
                        org.assertj.core.groups.Tuple.tuple(7, List.of("3")));
        assertThat(table.rows().getLast().cell(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "only titles", "a,b\n", "a,b\n\"never closed,2\n3,4"})
    void whatIsNoTableIsRefused(String text) {
        assertThatThrownBy(() -> Table.of(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void whatCannotBeReadIsToldByItsLine() {
        assertThatThrownBy(() -> Table.of("a,b\n1,2\n\"x\ny\" z,3\n4,5")).hasMessageContaining("on line 3 ");
        assertThatThrownBy(() -> Table.of("a,b\n1,2\n3,4\n\"5,6\n7,8")).hasMessageContaining("on line 4 ");
        assertThatThrownBy(() -> Table.of("a,b\n1," + "x".repeat(10_001))).hasMessageContaining("on line 2 ");
        assertThatThrownBy(() -> Table.of("a,b\n1,2\n" + "x,".repeat(200))).hasMessageContaining("line 3.");
        assertThat(Table.of("a,b\n1," + "x".repeat(10_000)).rows()).hasSize(1);
        assertThat(Table.of("a,b\n" + "x,".repeat(199) + "x").rows().getFirst().cells())
                .hasSize(200);
    }

    @Test
    void spacesAroundQuotationMarksAreNoContent() {
        assertThat(Table.of("a ; b\n \"1; 2\" ; \"3\"\t\n").rows().getFirst().cells())
                .containsExactly("1; 2", "3");
    }

    @Test
    void moreRowsThanAreTakenAreRefused() {
        var most = "a,b\n" + "1,2\n".repeat(Table.MOST_ROWS);

        assertThat(Table.of(most).rows()).hasSize(Table.MOST_ROWS);
        assertThatThrownBy(() -> Table.of(most + "1,2")).hasMessageContaining("50000");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsWrittenByTheRulesIsReadAgain(long seed) {
        var random = new Random(seed);
        var written = new ArrayList<List<String>>();
        var text = new StringBuilder("x,y,z\n");
        for (int i = 0; i < 200; i++) {
            var row = Stream.generate(() -> cell(random)).limit(3).toList();
            written.add(row.stream().map(String::strip).toList());
            text.append(row.stream()
                            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                            .collect(Collectors.joining(",")))
                    .append(random.nextBoolean() ? "\r\n" : "\n");
        }

        assertThat(Table.of(text.toString()).rows().stream().map(Table.Row::cells))
                .containsExactlyElementsOf(written.stream()
                        .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                        .toList());
    }

    private static String cell(Random random) {
        return random.ints(random.nextInt(5), 0, 6)
                .mapToObj(i -> "a\",\n; ".substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
