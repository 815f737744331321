package io.potik.intake.channel.prom;

import io.potik.intake.channel.Listening;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.shop.Seen;
import io.potik.intake.channel.shop.ShopAway;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopPolling;
import io.potik.intake.channel.shop.ShopTimes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes in what changed at Prom since it was asked last, the oldest change first. */
final class PromRound implements ShopPolling.Round {

    /** A shop that is connected today brings what changed since yesterday, not its whole history. */
    private static final Duration FIRST = Duration.ofDays(1);

    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private record Change(Instant at, String id, JsonNode thing) {}

    private final PromApi api;
    private final Listening listening;
    private final boolean messagesToo;
    private final ZoneId zone;
    private final Seen orders;
    private final Seen messages;

    PromRound(PromApi api, Listening listening, boolean messagesToo, ZoneId zone) {
        this.api = api;
        this.listening = listening;
        this.messagesToo = messagesToo;
        this.zone = zone;
        var cursor = listening.cursor();
        int middle = cursor == null ? -1 : cursor.indexOf('|');
        var first = Instant.now().minus(FIRST);
        this.orders = new Seen(cursor == null || middle < 0 ? null : cursor.substring(0, middle), first, OVERLAP);
        this.messages = new Seen(cursor == null || middle < 0 ? null : cursor.substring(middle + 1), first, OVERLAP);
    }

    @Override
    public void run() throws ShopAway, InterruptedException {
        take(api.orders(orders.since()), "date_modified", orders);
        if (messagesToo) {
            take(api.messages(messages.since()), "date_created", messages);
        }
    }

    private void take(List<JsonNode> things, String time, Seen seen) throws InterruptedException {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var changes = things.stream()
                .map(thing -> change(thing, time, now))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Change::at))
                .toList();
        for (var change : changes) {
            if (!seen.has(change.at(), change.id())) {
                listening.take(new RawDelivery(
                        "POST",
                        null,
                        Map.of("content-type", List.of("application/json")),
                        change.thing().toString().getBytes(StandardCharsets.UTF_8),
                        now));
                seen.add(change.at(), change.id());
                listening.remember(orders.cursor() + "|" + messages.cursor());
            }
        }
    }

    /** An order that never changed has no time of change. */
    private @Nullable Change change(JsonNode thing, String time, Instant now) {
        var times = new ShopTimes(now, zone);
        var at = times.read(thing.path(time));
        var id = ShopJson.id(thing.path("id"));
        return id == null
                ? null
                : new Change(times.firstOrReceived(at, times.read(thing.path("date_created"))), id, thing);
    }
}
