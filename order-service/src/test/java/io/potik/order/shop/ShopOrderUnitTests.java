package io.potik.order.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.order.order.Line;
import io.potik.order.order.Money;
import io.potik.order.order.Order;
import io.potik.order.shop.ShopOrder.Stored;
import io.potik.order.shop.ToldOrder.State;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.StatusSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopOrderUnitTests {

    private static final StatusSet STATUSES =
            statuses("new open", "inProgress open", "done done", "cancelled cancelled");

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID CONNECTION = UUID.randomUUID();
    private static final UUID CUSTOMER = UUID.randomUUID();

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "UAH");
    }

    private static State state(ShopStatus status, String sum, @Nullable String paid) {
        return new State(
                status,
                List.of(Line.of("Thing", BigDecimal.ONE, new BigDecimal("10"), "UAH")),
                money(sum),
                paid == null ? null : money(paid),
                NOW,
                NOW);
    }

    private static ToldOrder told(long revision, State state) {
        return new ToldOrder(
                UUID.randomUUID(),
                CONNECTION,
                "1",
                false,
                revision,
                NOW.plusSeconds(revision),
                new ToldOrder.Buyer(null, List.of()),
                state);
    }

    private static ShopOrder unheardOf() {
        return new ShopOrder(
                new ToldOrder.ShopKey(CONNECTION, "1"),
                new Stored(UUID.randomUUID(), UUID.randomUUID(), null, null, false));
    }

    private static ShopOrder loadedAgain(ShopOrder order) {
        return new ShopOrder(order.key(), order.stored());
    }

    /** However often and in whichever sequence it is told: one order, and in the end it is as the newest revision says. */
    @Property
    void oneOrderAsTheNewestRevisionSays(
            @ForAll @Size(min = 1, max = 6) List<ShopStatus> statuses,
            @ForAll @Size(min = 6, max = 6) List<Boolean> payments,
            @ForAll long seed) {
        List<ToldOrder> revisions = IntStream.range(0, statuses.size())
                .mapToObj(i -> told(i, state(statuses.get(i), "10.00", payments.get(i) ? "10.00" : "0.00")))
                .toList();
        List<ToldOrder> said = new ArrayList<>(revisions);
        said.addAll(revisions);
        Random random = new Random(seed);
        Collections.shuffle(said, random);
        int answered = random.nextInt(said.size() + 1);
        ShopOrder shop = unheardOf();
        List<Order> made = new ArrayList<>();
        for (int i = 0; i <= said.size(); i++) {
            if (i == answered) {
                shop.linked(CUSTOMER);
            } else if (i < said.size()) {
                shop.told(said.get(i));
            }
            follow(shop, made);
            shop = loadedAgain(shop);
        }
        shop.told(said.get(answered == said.size() ? 0 : answered));
        shop.linked(CUSTOMER);
        follow(shop, made);

        assertThat(made).hasSize(1);
        State newest = revisions.getLast().state();
        Order order = made.getFirst();
        // An order in progress does not become new again by a shop.
        if (newest.status() != ShopStatus.NEW) {
            assertThat(order.status().code()).isEqualTo(newest.status().code());
        }
        assertThat(order.status().kind()).isEqualTo(kind(newest.status()));
        if (order.status().kind() != Kind.CANCELLED) {
            assertThat(order.paid()).isEqualTo(newest.paid());
        }
    }

    private static void follow(ShopOrder shop, List<Order> made) {
        if (shop.isReady()) {
            Order order = shop.make(1, null, STATUSES.first());
            made.add(order);
            shop.follow(order, STATUSES, true);
        } else if (shop.isAhead()) {
            shop.follow(made.getFirst(), STATUSES, false);
        }
    }

    @Test
    void whatIsPrintedAddsUp() {
        ShopOrder shop = unheardOf();
        shop.told(told(1, state(ShopStatus.NEW, "95.50", null)));
        shop.linked(CUSTOMER);
        Order order = shop.make(1, null, STATUSES.first());

        assertThat(order.lines())
                .extracting(Line::name, line -> line.sum().toPlainString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Thing", "10.00"),
                        org.assertj.core.groups.Tuple.tuple("±", "85.50"));
    }

    @Test
    void anEqualRevisionThatCameLaterCounts() {
        ShopOrder shop = unheardOf();
        ToldOrder first = told(1, state(ShopStatus.NEW, "10.00", null));
        ToldOrder second = new ToldOrder(
                first.receiptId(),
                CONNECTION,
                "1",
                false,
                1,
                first.receivedAt().plusMillis(1),
                first.buyer(),
                state(ShopStatus.DONE, "10.00", null));

        assertThat(shop.told(first)).isTrue();
        assertThat(shop.told(first)).isFalse();
        assertThat(shop.told(second)).isTrue();
        assertThat(shop.told(first)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NEW,DONE,DONE", "IN_PROGRESS,NEW,IN_PROGRESS", "DONE,CANCELLED,CANCELLED", "DONE,NEW,NEW",
        "CANCELLED,IN_PROGRESS,IN_PROGRESS", "CANCELLED,DONE,DONE", "CANCELLED,NEW,NEW", "DONE,IN_PROGRESS,IN_PROGRESS"
    })
    void itTakesTheShortestWayWithoutCancelling(ShopStatus from, ShopStatus to, ShopStatus reached) {
        ShopOrder shop = unheardOf();
        shop.told(told(1, state(from, "10.00", null)));
        shop.linked(CUSTOMER);
        List<Order> made = new ArrayList<>();
        follow(shop, made);
        ShopOrder next = loadedAgain(shop);
        next.told(told(2, state(to, "10.00", null)));
        follow(next, made);

        assertThat(made.getFirst().status().code()).isEqualTo(reached.code());
    }

    @ParameterizedTest
    @CsvSource({
        "packed,IN_PROGRESS,packed",
        "packed,DONE,shipped",
        "packed,CANCELLED,cancelled",
        "picked,NEW,picked",
        "shipped,DONE,shipped",
        "shipped,NEW,new",
        "lost,CANCELLED,lost",
        "lost,IN_PROGRESS,inProgress"
    })
    void amongOwnStatusesNoShopBringsBackWhatPeopleBroughtFurther(String now, ShopStatus told, String reached) {
        StatusSet own = statuses(
                "new open",
                "inProgress open",
                "picked open",
                "packed open",
                "shipped done",
                "cancelled cancelled",
                "lost cancelled");

        assertThat(told.after(own.find(now).orElseThrow(), own).code()).isEqualTo(reached);
    }

    private static StatusSet statuses(String... all) {
        List<Status> statuses = new ArrayList<>();
        for (String one : all) {
            String[] parts = one.split(" ");
            statuses.add(new Status(parts[0], 1, parts[0], Kind.of(parts[1]), "#000000", statuses.size(), true));
        }
        return new StatusSet(statuses);
    }

    private static Kind kind(ShopStatus told) {
        return STATUSES.find(told.code()).orElseThrow().kind();
    }
}
