package io.potik.intake.channel.rozetka;

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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes in what changed at Rozetka. It finds orders only by the day on which they were placed: those of the last days are
 * looked at each time, all of the last month twice an hour.
 */
final class RozetkaRound implements ShopPolling.Round {

    /** A shop that is connected today brings what changed since yesterday, not its whole history. */
    private static final Duration FIRST = Duration.ofDays(1);

    /** Longer than the time between two looks at the whole month, or changes of older orders would count as taken. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    private static final Duration BETWEEN_LOOKS_AT_ALL = Duration.ofMinutes(30);
    private static final int RECENT_DAYS = 2;
    private static final int ALL_DAYS = 31;

    private record Change(Instant at, String id, JsonNode order) {}

    private final RozetkaApi api;
    private final Listening listening;
    private final Seen seen;
    private Instant lookedAtAll = Instant.EPOCH;

    RozetkaRound(RozetkaApi api, Listening listening) {
        this.api = api;
        this.listening = listening;
        this.seen = new Seen(listening.cursor(), Instant.now().minus(FIRST), OVERLAP);
    }

    @Override
    public void run() throws ShopAway, InterruptedException {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        boolean all = lookedAtAll.plus(BETWEEN_LOOKS_AT_ALL).isBefore(now);
        var today = LocalDate.ofInstant(now, RozetkaChannel.KYIV);
        var orders = api.orders(today.minusDays(all ? ALL_DAYS : RECENT_DAYS));
        if (all) {
            lookedAtAll = now;
        }
        take(orders, now);
    }

    private void take(List<JsonNode> orders, Instant now) throws InterruptedException {
        var changes = orders.stream()
                .map(order -> change(order, now))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Change::at))
                .toList();
        for (var change : changes) {
            if (!seen.has(change.at(), change.id())) {
                listening.take(new RawDelivery(
                        "POST",
                        null,
                        Map.of("content-type", List.of("application/json")),
                        change.order().toString().getBytes(StandardCharsets.UTF_8),
                        now));
                seen.add(change.at(), change.id());
                listening.remember(seen.cursor());
            }
        }
    }

    private static @Nullable Change change(JsonNode order, Instant now) {
        var times = new ShopTimes(now, RozetkaChannel.KYIV);
        var id = ShopJson.id(order.path("id"));
        var at = times.read(order.path("changed"));
        return id == null ? null : new Change(times.firstOrReceived(at, times.read(order.path("created"))), id, order);
    }
}
