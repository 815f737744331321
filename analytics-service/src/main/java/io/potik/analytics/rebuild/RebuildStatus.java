package io.potik.analytics.rebuild;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How far the last rebuild is. */
record RebuildStatus(
        @Schema(allowableValues = {"idle", "reading"}) String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "How far the log is read; null when nothing is read.") @Nullable
        Position position) {

    /** Messages read, of how many there were when the rebuild began. */
    record Position(long read, long of) {}

    boolean isReading() {
        return state.equals("reading");
    }

    RebuildStatus at(Position position) {
        return new RebuildStatus(state, startedAt, finishedAt, position);
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
