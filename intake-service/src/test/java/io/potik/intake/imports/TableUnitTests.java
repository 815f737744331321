package io.potik.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.problem.Invalid;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
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

    @Test
    void aWorkbookIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> FileText.of(new byte[] {'P', 'K', 3, 4, 20}))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("CSV");
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
    void moreRowsThanAreTakenAreRefused() {
        var most = "a,b\n" + "1,2\n".repeat(Table.MOST_ROWS);

        assertThat(Table.of(most).rows()).hasSize(Table.MOST_ROWS);
        assertThatThrownBy(() -> Table.of(most + "1,2")).hasMessageContaining("50000");
    }

    @Property
    void whatIsWrittenByTheRulesIsReadAgain(
            @ForAll @Size(min = 1, max = 5) List<@Size(value = 3) List<@Chars({'a', '"', ',', '\n', ';', ' '}) String>> rows) {
        var text = new StringBuilder("x,y,z\n");
        for (var row : rows) {
            text.append(String.join(
                            ",",
                            row.stream()
                                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                                    .toList()))
                    .append("\r\n");
        }

        var read = rows.stream()
                .map(row -> row.stream().map(String::strip).toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        if (!read.isEmpty()) {
            assertThat(Table.of(text.toString()).rows().stream().map(Table.Row::cells))
                    .containsExactlyElementsOf(read);
        }
    }
}
