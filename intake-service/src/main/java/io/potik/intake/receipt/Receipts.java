package io.potik.intake.receipt;

import io.potik.intake.ledger.Ledger;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.ledger.Tally;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import io.potik.intake.workspace.Workspace;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores deliveries: a constant number of statements, however many deliveries share the transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Receipts {

    /** In the order of the unique key: two writers with the same ids must not wait for each other. */
    private static final Comparator<Row> BY_KEY =
            Comparator.comparing((Row row) -> row.delivery.connection()).thenComparing(row -> row.receipt.externalId());

    private static final class Row {
        final NewDelivery delivery;
        final NewReceipt receipt;
        int repeat;

        @Nullable
        UUID duplicateOf;

        Row(NewDelivery delivery, NewReceipt receipt) {
            this.delivery = delivery;
            this.receipt = receipt;
        }

        Key key() {
            return new Key(delivery.connection(), receipt.externalId());
        }
    }

    /** By what the same thing is recognised. */
    private record Key(UUID connection, String externalId) {}

    private record First(UUID id, int repeat, Instant receivedAt) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Ledger ledger;
    private final Outbox outbox;
    private final FollowUps followUps;
    private final Workspace workspace;

    Receipts(
            JdbcClient jdbc,
            JdbcTemplate template,
            Ledger ledger,
            Outbox outbox,
            FollowUps followUps,
            Workspace workspace) {
        this.jdbc = jdbc;
        this.template = template;
        this.ledger = ledger;
        this.outbox = outbox;
        this.followUps = followUps;
        this.workspace = workspace;
    }

    /**
     * Stores the deliveries in the open transaction: receipts, raw deliveries, counters, outgoing messages
     * and what follows. One that
     * came before becomes a receipt with the outcome duplicate that points at the first, without its raw delivery.
     *
     * @param stripe of the ledger; one that no other transaction of this instance uses at the same time
     */
    void add(Collection<NewDelivery> deliveries, int stripe) {
        var rows = new ArrayList<Row>();
        for (var delivery : deliveries) {
            delivery.receipts().forEach(receipt -> rows.add(new Row(delivery, receipt)));
        }
        var sorted = rows.stream().sorted(BY_KEY).toList();
        var stored = new HashSet<>(insert(sorted));
        if (stored.size() < sorted.size()) {
            resolve(
                    sorted.stream()
                            .filter(row -> !stored.contains(row.receipt.id()))
                            .toList(),
                    stored);
        }
        insertDeliveries(deliveries, stored);
        count(rows, stripe);
        outbox.send(rows.stream()
                .filter(row -> stored.contains(row.receipt.id()))
                .map(Receipts::message)
                .filter(Objects::nonNull)
                .toList());
        followUps.begin(rows.stream()
                .filter(row -> row.receipt.followUp() != null && stored.contains(row.receipt.id()))
                .map(row -> new FollowUps.Due(
                        row.receipt, row.receipt.id(), row.delivery.connection(), row.delivery.receivedAt()))
                .toList());
    }

    /** Makes the external ids of these receipts their own, so that the same things are not known again by them. */
    void letGo(Collection<UUID> ids) {
        jdbc.sql("""
                update receipt r set external_id = r.external_id || '~' || r.id
                from (select id from receipt where id = any(?) order by id for update) theirs
                where r.id = theirs.id
                """).param(Columns.ids(ids)).update();
    }

    /** Ids that were there before: old enough for a new thing of the same id, or duplicates. */
    private void resolve(List<Row> losers, Set<UUID> stored) {
        var firsts = firsts(losers);
        var anew = new ArrayList<Row>();
        for (var row : losers) {
            var first = firsts.get(row.key());
            if (first != null && first.receivedAt().plus(row.receipt.sameFor()).isBefore(row.delivery.receivedAt())) {
                row.repeat = first.repeat() + 1;
                anew.add(row);
            }
        }
        if (!anew.isEmpty()) {
            stored.addAll(insert(anew));
            firsts = firsts(losers);
        }
        var duplicates = new ArrayList<Row>();
        for (var row : losers) {
            if (!stored.contains(row.receipt.id())) {
                row.duplicateOf = Objects.requireNonNull(firsts.get(row.key()), "the first of a duplicate")
                        .id();
                duplicates.add(row);
            }
        }
        insert(duplicates);
    }

    private List<UUID> insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        insert into receipt (id, connection_id, external_id, repeat, received_at, delivery_id, item,
                                             outcome, kind, detail, duplicate_of)
                        select id, connection_id, external_id, repeat, received_at, delivery_id, item,
                               outcome, kind, detail, duplicate_of
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                             as given (id, connection_id, external_id, repeat, received_at, delivery_id, item,
                                       outcome, kind, detail, duplicate_of, place)
                        order by place
                        on conflict (connection_id, external_id, repeat) where duplicate_of is null do nothing
                        returning id
                        """)
                .param(Columns.ids(rows, row -> row.receipt.id()))
                .param(Columns.ids(rows, row -> row.delivery.connection()))
                .param(Columns.texts(rows, row -> row.receipt.externalId()))
                .param(Columns.numbers(rows, row -> (long) row.repeat))
                .param(Columns.times(rows, row -> row.delivery.receivedAt()))
                .param(Columns.ids(rows, row -> row.duplicateOf == null ? row.delivery.id() : null))
                .param(Columns.numbers(
                        rows,
                        row -> row.receipt.item() == null
                                ? null
                                : row.receipt.item().longValue()))
                .param(Columns.texts(rows, row -> outcome(row).word()))
                .param(Columns.texts(rows, row -> row.receipt.kind()))
                .param(Columns.texts(rows, row -> row.duplicateOf == null ? row.receipt.detail() : null))
                .param(Columns.ids(rows, row -> row.duplicateOf))
                .query(UUID.class)
                .list();
    }

    /** The latest thing of each id. */
    private Map<Key, First> firsts(List<Row> rows) {
        var firsts = new HashMap<Key, First>();
        jdbc.sql("""
                select distinct on (r.connection_id, r.external_id)
                       r.connection_id, r.external_id, r.id, r.repeat, r.received_at
                from (select distinct connection_id, external_id from unnest(?, ?) as g (connection_id, external_id)) given
                join receipt r on r.connection_id = given.connection_id and r.external_id = given.external_id
                              and r.duplicate_of is null
                order by r.connection_id, r.external_id, r.repeat desc
                """)
                .param(Columns.ids(rows, row -> row.delivery.connection()))
                .param(Columns.texts(rows, row -> row.receipt.externalId()))
                .query(row -> {
                    firsts.put(
                            new Key(Rows.id(row, "connection_id"), Rows.text(row, "external_id")),
                            new First(Rows.id(row, "id"), row.getInt("repeat"), Rows.time(row, "received_at")));
                });
        return firsts;
    }

    private void insertDeliveries(Collection<NewDelivery> deliveries, Set<UUID> stored) {
        var kept = deliveries.stream()
                .filter(delivery -> delivery.receipts().stream().anyMatch(receipt -> stored.contains(receipt.id())))
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        template.update(connection -> {
            var insert = connection.prepareStatement("""
                    insert into delivery (id, connection_id, received_at, method, query, headers, body, requests)
                    select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?, ?, ?, ?, ?)
                    """);
            insert.setArray(1, connection.createArrayOf("text", texts(kept, d -> d.id().toString())));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", texts(kept, d -> d.connection().toString())));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", texts(kept, d -> d.receivedAt().toString())));
            insert.setArray(4, connection.createArrayOf("text", texts(kept, NewDelivery::method)));
            insert.setArray(5, connection.createArrayOf("text", texts(kept, NewDelivery::query)));
            insert.setArray(6, connection.createArrayOf("text", texts(kept, NewDelivery::headers)));
            // byte[][], not Object[]: only so the driver sends the bytes as bytes
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea", kept.stream().map(NewDelivery::body).toArray(byte[][]::new)));
            insert.setArray(8, connection.createArrayOf("text", texts(kept, NewDelivery::requests)));
            return insert;
        });
    }

    private void count(List<Row> rows, int stripe) {
        var tally = new Tally();
        for (var row : rows) {
            var at = row.delivery.receivedAt();
            tally.received(row.delivery.connection(), workspace.hourOf(at), at, outcome(row));
        }
        ledger.apply(tally, stripe);
    }

    private static @Nullable OutgoingMessage message(Row row) {
        var message = row.receipt.message();
        return message == null
                ? null
                : new OutgoingMessage(
                        row.receipt.id(),
                        message.topic(),
                        message.key(),
                        message.type(),
                        1,
                        row.delivery.receivedAt(),
                        message.payload());
    }

    private static Outcome outcome(Row row) {
        return row.duplicateOf == null ? row.receipt.outcome() : Outcome.DUPLICATE;
    }

    private static @Nullable String[] texts(
            List<NewDelivery> rows, java.util.function.Function<NewDelivery, @Nullable String> of) {
        return rows.stream().map(of).toArray(String[]::new);
    }
}
