package io.potik.lead.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** One property of many rows as one parameter, for {@code unnest}: a statement costs the same for 1 row and for 500. */
public final class Columns {

    private Columns() {}

    /** A {@code text[]}. Also for what SQL casts: JSON, {@code tsvector}. */
    public static <T> SqlArrayValue texts(Collection<T> rows, Function<? super T, @Nullable String> property) {
        return column("text", rows, property);
    }

    /** A {@code uuid[]}. */
    public static <T> SqlArrayValue ids(Collection<T> rows, Function<? super T, @Nullable UUID> property) {
        return column("uuid", rows, property);
    }

    /** A {@code uuid[]} of the ids themselves. */
    public static SqlArrayValue ids(Collection<UUID> ids) {
        return column("uuid", ids, id -> id);
    }

    /** A {@code timestamptz[]}. */
    public static <T> SqlArrayValue times(Collection<T> rows, Function<? super T, @Nullable Instant> property) {
        // As text with its zone: the driver would write a Timestamp in the zone of this machine.
        return column("timestamptz", rows, row -> text(property.apply(row)));
    }

    /** A {@code bigint[]}. */
    public static <T> SqlArrayValue numbers(Collection<T> rows, Function<? super T, @Nullable Long> property) {
        return column("bigint", rows, property);
    }

    /** A {@code numeric[]}. */
    public static <T> SqlArrayValue amounts(Collection<T> rows, Function<? super T, @Nullable BigDecimal> property) {
        return column("numeric", rows, property);
    }

    /** A {@code boolean[]}. */
    public static <T> SqlArrayValue flags(Collection<T> rows, Function<? super T, Boolean> property) {
        return column("boolean", rows, property);
    }

    private static <T> SqlArrayValue column(
            String type, Collection<T> rows, Function<? super T, ? extends @Nullable Object> property) {
        var values = new Object[rows.size()];
        int row = 0;
        for (T each : rows) {
            values[row++] = property.apply(each);
        }
        return new SqlArrayValue(type, values);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
