package io.potik.intake.receipt;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.Words;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.outgoing.AnswerNews;
import io.potik.intake.receipt.NewDelivery.ItemMessage;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern SECRET_HEADERS = Pattern.compile("(?i)auth|cookie|secret|token|api[-_]?key|passw");
    private static final Pattern SECRET_PARAMETERS =
            Pattern.compile("(?i)((?:^|&)[^=&]*(?:auth|secret|token|api[-_]?key|passw)[^=&]*=)[^&]+");
    private static final String NOT_KEPT = "(not kept)";
    private static final int LONGEST_ID = 200;

    /** More digits before the point than any order has; a table would refuse them. */
    private static final int MOST_DIGITS = 15;

    private static final int MOST_DECIMALS = 20;
    private static final String IMPOSSIBLE = "The order has amounts that cannot be.";

    private final JsonMapper json;
    private final ItemMessages messages;

    ReadDelivery(JsonMapper json) {
        this.json = json;
        this.messages = new ItemMessages(json);
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
                raw.query() == null
                        ? null
                        : SECRET_PARAMETERS.matcher(Words.storable(raw.query())).replaceAll("$1not-kept"),
                json.writeValueAsString(headers),
                raw.body(),
                List.copyOf(receipts));
    }

    private NewReceipt receipt(Channel channel, ConnectionAccess connection, RawDelivery raw, Item item, int place) {
        var from = new ItemMessages.Origin(
                Ids.next(),
                connection.id(),
                connection.name(),
                channel.provider(),
                channel.description().answers(),
                raw.receivedAt());
        return switch (item) {
            case Item.Request request ->
                receipt(from, item, place, Outcome.IN_FLIGHT, null, messages.request(from, request.request()), null);
            case Item.Order order ->
                isPossible(order.order())
                        ? receipt(from, item, place, Outcome.IN_FLIGHT, null, messages.order(from, order), null)
                        : receipt(from, item, place, Outcome.QUARANTINED, IMPOSSIBLE, null, null);
            case Item.Activity activity ->
                receipt(
                        from,
                        item,
                        place,
                        Outcome.IGNORED,
                        activity.detail(),
                        messages.activity(from, activity.request()),
                        null);
            case Item.Retraction retraction ->
                receipt(
                        from,
                        item,
                        place,
                        Outcome.IGNORED,
                        null,
                        messages.retraction(from, retraction),
                        new FollowUp.Erase(externalId(retraction.messageKey())));
            case Item.AnswerNews news ->
                receipt(
                        from,
                        item,
                        place,
                        Outcome.IGNORED,
                        news.state(),
                        null,
                        new FollowUp.Note(new AnswerNews(
                                news.messages(), news.conversationId(), news.upTo(), news.state(), news.reason())));
            case Item.Reference reference ->
                receipt(
                        from,
                        item,
                        place,
                        Outcome.IN_FLIGHT,
                        null,
                        null,
                        new FollowUp.Ask(json.writeValueAsString(reference.reference())));
            case Item.Ignored ignored -> receipt(from, item, place, Outcome.IGNORED, ignored.detail(), null, null);
            case Item.Unreadable unreadable ->
                receipt(from, item, place, Outcome.QUARANTINED, unreadable.reason(), null, null);
        };
    }

    private static NewReceipt receipt(
            ItemMessages.Origin from,
            Item item,
            int place,
            Outcome outcome,
            @Nullable String detail,
            @Nullable ItemMessage message,
            @Nullable FollowUp followUp) {
        return new NewReceipt(
                from.receipt(),
                externalId(item.externalId()),
                item.sameFor(),
                outcome,
                item.kind(),
                detail,
                place,
                message,
                followUp);
    }

    private static boolean isPossible(ShopOrder order) {
        var amounts = Stream.concat(
                Stream.of(order.sum(), order.paid() == null ? BigDecimal.ZERO : order.paid()),
                order.lines().stream().flatMap(line -> Stream.of(line.quantity(), line.price())));
        return amounts.allMatch(amount -> amount.signum() == 0
                || ((long) amount.precision() - amount.scale() <= MOST_DIGITS && amount.scale() <= MOST_DECIMALS));
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
