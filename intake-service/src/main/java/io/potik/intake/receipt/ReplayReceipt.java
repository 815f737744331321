package io.potik.intake.receipt;

import io.potik.intake.channel.Channels;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.connection.Hooks;
import io.potik.intake.ledger.Ledger;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.ledger.Tally;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import io.potik.intake.sql.Rows;
import io.potik.intake.workspace.Workspace;
import io.potik.outbox.Ids;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a delivery again that was quarantined or ignored here, by today's code and settings. Whatever was sent on already
 * is left alone, so that a second replay, or one at the same time, changes nothing.
 */
@Service
@Transactional
public class ReplayReceipt {

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private record Standing(
            UUID connection,
            String externalId,
            Instant receivedAt,
            Outcome outcome,
            @Nullable UUID delivery,
            @Nullable Integer item,
            boolean decided,
            boolean sentOn) {

        boolean canBeReadAgain() {
            return delivery != null && !decided && (outcome == Outcome.QUARANTINED || outcome == Outcome.IGNORED);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ReceiptSearch search;
    private final Receipts receipts;
    private final Hooks hooks;
    private final Channels channels;
    private final ReadDelivery read;
    private final FollowUps followUps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Workspace workspace;

    ReplayReceipt(
            JdbcClient jdbc,
            JsonMapper json,
            ReceiptSearch search,
            Receipts receipts,
            Hooks hooks,
            Channels channels,
            ReadDelivery read,
            FollowUps followUps,
            Ledger ledger,
            Outbox outbox,
            Workspace workspace) {
        this.jdbc = jdbc;
        this.json = json;
        this.search = search;
        this.receipts = receipts;
        this.hooks = hooks;
        this.channels = channels;
        this.read = read;
        this.followUps = followUps;
        this.ledger = ledger;
        this.outbox = outbox;
        this.workspace = workspace;
    }

    /**
     * Reads it again. When it becomes several things, the first takes this receipt's place and the others become receipts
     * of the same hour.
     *
     * @return how it stands now
     * @throws NotFound when there is no such receipt
     * @throws Invalid when its connection was removed, or what was sent is no longer kept
     */
    public Outcome replay(UUID id) {
        var standing = lock(id);
        if (!standing.canBeReadAgain()) {
            return standing.outcome();
        }
        var raw = search.raw(id)
                .filter(ReceiptSearch.Raw::isKept)
                .orElseThrow(() -> new Invalid("delivery", "What was sent is no longer kept."));
        var hook = hooks.of(standing.connection())
                .orElseThrow(() -> new Invalid("connectionId", "The connection of this receipt was removed."));
        var again = read.read(
                channels.existing(hook.connection().provider()),
                hook.access(),
                new RawDelivery(
                        raw.method(),
                        raw.query(),
                        json.readValue(raw.headers(), HEADERS),
                        raw.body(),
                        standing.receivedAt()));
        int place = standing.item() == null ? 0 : standing.item();
        var outcome = place < again.receipts().size()
                ? replace(id, standing, again, again.receipts().get(place))
                : standing.outcome();
        if (standing.item() == null && again.receipts().size() > 1) {
            receipts.add(List.of(others(again)), Ledger.BY_HAND);
        }
        return outcome;
    }

    private Standing lock(UUID id) {
        return jdbc.sql("""
                        select connection_id, external_id, received_at, outcome, delivery_id, item,
                               decided_at is not null as decided,
                               (select d.requests::json ->> receipt.item from delivery d where d.id = delivery_id)
                                   is not null as sent_on
                        from receipt where id = ? for update
                        """)
                .param(id)
                .query((row, number) -> new Standing(
                        Rows.id(row, "connection_id"),
                        Rows.text(row, "external_id"),
                        Rows.time(row, "received_at"),
                        Outcome.of(Rows.text(row, "outcome")),
                        Rows.idOrNull(row, "delivery_id"),
                        row.getObject("item", Integer.class),
                        row.getBoolean("decided"),
                        row.getBoolean("sent_on")))
                .optional()
                .orElseThrow(() -> new NotFound("receipt"));
    }

    private Outcome replace(UUID id, Standing standing, NewDelivery again, NewReceipt receipt) {
        if (receipt.outcome() == Outcome.QUARANTINED && standing.outcome() == Outcome.IGNORED) {
            return standing.outcome();
        }
        var first = standing.externalId().equals(receipt.externalId()) ? null : firstOf(standing, receipt);
        var outcome = first == null ? receipt.outcome() : Outcome.DUPLICATE;
        jdbc.sql("""
                update receipt set external_id = ?, outcome = ?, kind = ?, detail = ?, item = ?, duplicate_of = ?
                where id = ?
                """)
                .param(receipt.externalId())
                .param(outcome.word())
                .param(receipt.kind())
                .param(receipt.detail())
                .param(receipt.item())
                .param(first)
                .param(id)
                .update();
        if (outcome != standing.outcome()) {
            var tally = new Tally();
            tally.moved(standing.connection(), workspace.hourOf(standing.receivedAt()), standing.outcome(), outcome);
            ledger.apply(tally, Ledger.BY_HAND);
        }
        jdbc.sql("update delivery set requests = ? where id = ?")
                .param(requests(standing, again))
                .param(standing.delivery())
                .update();
        if (outcome == Outcome.DUPLICATE) {
            return outcome;
        }
        var message = receipt.message();
        if (message != null && (outcome == Outcome.IN_FLIGHT || !standing.sentOn())) {
            outbox.send(new OutgoingMessage(
                    // Of what was ignored something may have gone out: another message must not be taken for that.
                    standing.outcome() == Outcome.IGNORED ? Ids.next() : id,
                    message.topic(),
                    message.key(),
                    message.type(),
                    1,
                    standing.receivedAt(),
                    withReceipt(message.payload(), id)));
        }
        if (receipt.followUp() != null) {
            followUps.begin(List.of(new FollowUps.Due(receipt, id, standing.connection(), standing.receivedAt())));
        }
        return outcome;
    }

    /** Of a delivery with several things, the others keep what was sent on of them. */
    private String requests(Standing standing, NewDelivery again) {
        if (standing.item() == null) {
            return again.requests();
        }
        var kept = json.readTree(jdbc.sql("select requests from delivery where id = ?")
                        .param(standing.delivery())
                        .query(String.class)
                        .single())
                .asArray();
        var anew = json.readTree(again.requests()).path(standing.item());
        while (kept.size() <= standing.item()) {
            kept.addNull();
        }
        kept.set(standing.item(), anew.isMissingNode() ? json.nullNode() : anew);
        return json.writeValueAsString(kept);
    }

    /** The payload was made for a new receipt; this one keeps its id. */
    private byte[] withReceipt(byte[] payload, UUID id) {
        var event = json.readTree(payload).asObject();
        event.put("receiptId", id.toString());
        return json.writeValueAsBytes(event);
    }

    private @Nullable UUID firstOf(Standing standing, NewReceipt receipt) {
        return jdbc.sql("""
                        select id from receipt where connection_id = ? and external_id = ? and duplicate_of is null
                        order by repeat desc limit 1
                        """)
                .params(standing.connection(), receipt.externalId())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private static NewDelivery others(NewDelivery again) {
        return new NewDelivery(
                again.id(),
                again.connection(),
                again.receivedAt(),
                again.method(),
                again.query(),
                again.headers(),
                again.body(),
                again.receipts().subList(1, again.receipts().size()));
    }
}
