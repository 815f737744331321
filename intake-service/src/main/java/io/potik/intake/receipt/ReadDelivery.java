package io.potik.intake.receipt;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import io.potik.intake.receipt.NewDelivery.RequestMessage;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a verified delivery into what is stored of it. Pure computation, and it never fails: what its channel cannot read,
 * for whatever reason, is quarantined.
 */
@Service
public class ReadDelivery {

    private static final Logger log = LoggerFactory.getLogger(ReadDelivery.class);
    private static final Pattern SECRET_HEADERS =
            Pattern.compile("(?i)authorization|cookie|secret|token|api-?key|password");
    private static final String NOT_KEPT = "(not kept)";
    private static final int LONGEST_ID = 200;

    /** What goes out on {@code inbound.requests}. */
    private record RequestReceived(
            UUID receiptId,
            UUID connectionId,
            String connectionName,
            String provider,
            Instant receivedAt,
            @JsonRawValue String request) {}

    private final JsonMapper json;

    ReadDelivery(JsonMapper json) {
        this.json = json;
    }

    /** Reads it by today's code and settings; every receipt gets a new id. */
    public NewDelivery read(Channel channel, ConnectionAccess connection, RawDelivery raw) {
        var receipts = new ArrayList<NewReceipt>();
        try {
            var items = channel.read(raw, connection);
            for (int place = 0; place < items.size(); place++) {
                receipts.add(receipt(channel, connection, raw, items.get(place), place));
            }
            if (receipts.isEmpty()) {
                receipts.add(unreadable(raw, "There is nothing in it."));
            }
        } catch (NotUnderstood e) {
            receipts.add(unreadable(raw, e.reason()));
        } catch (RuntimeException | StackOverflowError e) {
            // Its message and its trace may quote what was sent; where it happened is enough to find the fault.
            var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
            log.warn("A delivery to connection {} broke the reader: {} at {}", connection.id(), e.getClass(), where);
            receipts.clear();
            receipts.add(
                    unreadable(raw, "The reader failed on it (" + e.getClass().getSimpleName() + ")."));
        }
        return delivery(connection, raw, receipts);
    }

    /** The same delivery when nothing that was read from it can be stored. */
    NewDelivery unstorable(NewDelivery delivery) {
        var fingerprint = "sha256:" + Secrets.fingerprint(delivery.body());
        return new NewDelivery(
                delivery.id(),
                delivery.connection(),
                delivery.receivedAt(),
                delivery.method(),
                null,
                "{}",
                delivery.body(),
                List.of(new NewReceipt(
                        Ids.next(),
                        fingerprint,
                        Item.FOR_EVER,
                        Outcome.QUARANTINED,
                        "unknown",
                        "What was read from it could not be stored.",
                        null,
                        null)));
    }

    private NewDelivery delivery(ConnectionAccess connection, RawDelivery raw, List<NewReceipt> receipts) {
        var headers = new LinkedHashMap<String, List<String>>();
        raw.headers()
                .forEach((name, values) -> headers.put(
                        Words.storable(name),
                        SECRET_HEADERS.matcher(name).find()
                                ? List.of(NOT_KEPT)
                                : values.stream().map(Words::storable).toList()));
        return new NewDelivery(
                Ids.next(),
                connection.id(),
                raw.receivedAt(),
                raw.method(),
                raw.query() == null ? null : Words.storable(raw.query()),
                json.writeValueAsString(headers),
                raw.body(),
                List.copyOf(receipts));
    }

    private NewReceipt receipt(Channel channel, ConnectionAccess connection, RawDelivery raw, Item item, int place) {
        var id = Ids.next();
        var externalId = externalId(item.externalId());
        return switch (item) {
            case Item.Request request ->
                new NewReceipt(
                        id,
                        externalId,
                        item.sameFor(),
                        Outcome.IN_FLIGHT,
                        item.kind(),
                        null,
                        place,
                        message(id, channel, connection, raw, request));
            case Item.Ignored ignored ->
                new NewReceipt(
                        id, externalId, item.sameFor(), Outcome.IGNORED, item.kind(), ignored.detail(), place, null);
            case Item.Activity activity ->
                new NewReceipt(
                        id, externalId, item.sameFor(), Outcome.IGNORED, item.kind(), activity.detail(), place, null);
            case Item.Retraction retraction ->
                new NewReceipt(id, externalId, item.sameFor(), Outcome.IGNORED, item.kind(), null, place, null);
            case Item.AnswerNews news ->
                new NewReceipt(id, externalId, item.sameFor(), Outcome.IGNORED, item.kind(), null, place, null);
            case Item.Order order ->
                new NewReceipt(id, externalId, item.sameFor(), Outcome.IN_FLIGHT, item.kind(), null, place, null);
            case Item.Reference reference ->
                new NewReceipt(id, externalId, item.sameFor(), Outcome.IN_FLIGHT, item.kind(), null, place, null);
            case Item.Unreadable unreadable ->
                new NewReceipt(
                        id,
                        externalId,
                        item.sameFor(),
                        Outcome.QUARANTINED,
                        item.kind(),
                        unreadable.reason(),
                        place,
                        null);
        };
    }

    private RequestMessage message(
            UUID receipt, Channel channel, ConnectionAccess connection, RawDelivery raw, Item.Request item) {
        var request = json.writeValueAsString(item.request());
        var event = new RequestReceived(
                receipt, connection.id(), connection.name(), channel.provider(), raw.receivedAt(), request);
        return new RequestMessage(
                Words.storable(connection.id() + ":" + item.request().account()),
                request,
                json.writeValueAsBytes(event));
    }

    /** The same bytes again are the same thing: a provider that gets no answer it likes sends them for hours. */
    private static NewReceipt unreadable(RawDelivery raw, String reason) {
        return new NewReceipt(
                Ids.next(),
                "sha256:" + Secrets.fingerprint(raw.body()),
                Item.FOR_EVER,
                Outcome.QUARANTINED,
                "unknown",
                reason,
                null,
                null);
    }

    private static String externalId(String id) {
        var storable = Words.storable(id);
        return storable.length() <= LONGEST_ID
                ? storable
                : "sha256:" + Secrets.fingerprint(storable.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
