package io.potik.analytics.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every report is asked.
 *
 * @param from the first day of the window
 * @param to its last day
 * @param asOf the day at whose end the report is to stand, or null for now
 * @param zone where days begin
 * @param owners to whom figures are credited, or null for everybody and nobody
 * @param pipeline where the leads stood, or null for any; a funnel is always of one
 * @param source where the leads came from, or null for anywhere
 */
public record Question(
        LocalDate from,
        LocalDate to,
        @Nullable LocalDate asOf,
        ZoneId zone,
        @Nullable Set<UUID> owners,
        @Nullable UUID pipeline,
        @Nullable UUID source) {

    /** Binds :from, :to, :end, and :fromDay, :lastDay, and what the conditions below name. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("from", start(from))
                .param("to", start(to.plusDays(1)))
                .param("end", asOf == null ? OffsetDateTime.MAX : start(asOf.plusDays(1)))
                .param("fromDay", from)
                .param("lastDay", asOf == null || to.isBefore(asOf) ? to : asOf)
                .param("owners", array(owners == null ? Set.of() : owners))
                .param("pipeline", pipeline == null ? null : pipeline.toString())
                .param("source", source == null ? null : source.toString());
    }

    /** The same of another pipeline. */
    Question of(@Nullable UUID another) {
        return new Question(from, to, asOf, zone, owners, another, source);
    }

    /**
     * Narrows a statement to what is asked for.
     *
     * @param sql with the conditions {@code {credited}}, {@code {standing}} and {@code {sourced}} in it
     * @param owner the column that says to whom a figure is credited
     * @param where the column that says in which pipeline the lead stood
     * @param from the column that says where a lead came from
     */
    String narrow(String sql, String owner, String where, String from) {
        return sql.replace("{credited}", owners == null ? "true" : owner + " = any(cast(:owners as uuid[]))")
                .replace("{standing}", pipeline == null ? "true" : where + " = cast(:pipeline as uuid)")
                .replace("{sourced}", source == null ? "true" : from + " = cast(:source as uuid)");
    }

    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
