package io.potik.intake.receipt;

import io.potik.intake.ledger.Outcome;
import io.potik.intake.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Looks receipts up, for people. */
@Repository
@Transactional(readOnly = true)
public class ReceiptSearch {

    /** Ids sort by the time at which they were made; that is within this of when the delivery arrived. */
    private static final Duration ID_LAG = Duration.ofMinutes(2);

    private static final String SELECT = """
            select r.*, c.name as connection_name, c.provider,
                   case when r.item is null then null else d.requests::json ->> r.item end as request
            from receipt r
            join connection c on c.id = r.connection_id
            left join delivery d on d.id = r.delivery_id
            """;

    private final JdbcClient jdbc;

    ReceiptSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A receipt as people see it.
     *
     * @param request the inbound request as JSON, or null when it is none
     */
    public record Found(
            UUID id,
            UUID connectionId,
            String connectionName,
            String provider,
            String externalId,
            Instant receivedAt,
            Outcome outcome,
            @Nullable String kind,
            @Nullable UUID leadId,
            @Nullable UUID orderId,
            @Nullable String detail,
            @Nullable UUID duplicateOf,
            @Nullable String request) {

        @Override
        public String toString() {
            return "Receipt[" + id + "]";
        }
    }

    /**
     * A delivery as it came.
     *
     * @param headers as JSON
     * @param isKept false when its bytes were erased
     */
    public record Raw(
            String method, @Nullable String query, String headers, byte[] body, Instant receivedAt, boolean isKept) {

        @Override
        public String toString() {
            return "Raw[…]";
        }
    }

    /** What is wanted; null does not matter. {@code to} itself is excluded. */
    public record Filter(
            @Nullable UUID connection,
            @Nullable Outcome outcome,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID before) {}

    /** A page, the newest first. */
    public List<Found> page(Filter filter, int limit) {
        var conditions = new StringBuilder(" where true");
        if (filter.connection() != null) {
            conditions.append(" and r.connection_id = :connection");
        }
        if (filter.outcome() != null) {
            conditions.append(" and r.outcome = :outcome");
        }
        if (filter.before() != null) {
            conditions.append(" and r.id < :before");
        }
        if (filter.from() != null) {
            conditions.append(" and r.received_at >= :from::timestamptz and r.id >= :fromId");
        }
        if (filter.to() != null) {
            conditions.append(" and r.received_at < :to::timestamptz and r.id < :toId");
        }
        return jdbc.sql(SELECT + conditions + " order by r.id desc limit :limit")
                .param("connection", filter.connection())
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().word())
                .param("before", filter.before())
                .param("from", text(filter.from()))
                .param(
                        "fromId",
                        filter.from() == null ? null : firstIdOf(filter.from().minus(ID_LAG)))
                .param("to", text(filter.to()))
                .param(
                        "toId",
                        filter.to() == null ? null : firstIdOf(filter.to().plus(ID_LAG)))
                .param("limit", limit)
                .query(ReceiptSearch::found)
                .list();
    }

    /** The receipt, or empty. */
    public Optional<Found> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(ReceiptSearch::found)
                .optional();
    }

    /** The delivery of a receipt as it came; empty for a duplicate, whose first one has it. */
    public Optional<Raw> raw(UUID receipt) {
        return jdbc.sql("""
                        select d.* from receipt r join delivery d on d.id = r.delivery_id where r.id = ?
                        """)
                .param(receipt)
                .query((row, number) -> new Raw(
                        Rows.text(row, "method"),
                        row.getString("query"),
                        Rows.text(row, "headers"),
                        row.getBytes("body"),
                        Rows.time(row, "received_at"),
                        row.getObject("erased_at") == null))
                .optional();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                Rows.id(row, "id"),
                Rows.id(row, "connection_id"),
                Rows.text(row, "connection_name"),
                Rows.text(row, "provider"),
                Rows.text(row, "external_id"),
                Rows.time(row, "received_at"),
                Outcome.of(Rows.text(row, "outcome")),
                row.getString("kind"),
                Rows.idOrNull(row, "lead_id"),
                Rows.idOrNull(row, "order_id"),
                row.getString("detail"),
                Rows.idOrNull(row, "duplicate_of"),
                row.getString("request"));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** The receipts of this outcome, the oldest first; null does not matter. */
    List<UUID> oldest(
            Outcome outcome, @Nullable UUID connection, @Nullable String detail, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        select id from receipt
                        where outcome = :outcome and (:connection::uuid is null or connection_id = :connection::uuid)
                          and (:detail::text is null or detail = :detail::text)
                          and (:after::uuid is null or id > :after::uuid)
                        order by id limit :most
                        """)
                .param("outcome", outcome.word())
                .param("connection", connection)
                .param("detail", detail)
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** The smallest UUID of version 7 of that millisecond. */
    static UUID firstIdOf(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }
}
