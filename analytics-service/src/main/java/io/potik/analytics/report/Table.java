package io.potik.analytics.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns.
 *
 * @param header the names of the columns
 * @param rows as many cells each; a cell is a text, a number or null
 */
public record Table(List<String> header, List<List<@Nullable Object>> rows) {

    static Table of(String... header) {
        return new Table(List.of(header), new ArrayList<>());
    }

    Table row(@Nullable Object... cells) {
        rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
        return this;
    }

    static String money(List<Money> sums) {
        return sums.stream().map(sum -> sum.amount() + " " + sum.currency()).collect(Collectors.joining("; "));
    }
}
