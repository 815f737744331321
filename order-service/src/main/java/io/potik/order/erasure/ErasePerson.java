package io.potik.order.erasure;

import io.potik.order.file.ForgetFiles;
import io.potik.order.order.GoodsListed;
import io.potik.outbox.Outbox;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Forgets a person: their orders stay with sums, statuses and payments, and nothing says whose they were. */
@Service
public class ErasePerson {

    private final JdbcClient jdbc;
    private final PersonalData data;
    private final ForgetFiles forgetFiles;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    ErasePerson(
            JdbcClient jdbc, PersonalData data, ForgetFiles forgetFiles, Outbox outbox, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.data = data;
        this.forgetFiles = forgetFiles;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Erases in the open transaction and says so; done again it does the same to what came since. Nothing is erased and
     * nothing said while a storage with files of theirs is away.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID erasure, Person asked) {
        var now = clock.instant();
        var orders = data.ordersOf(asked);
        jdbc.sql(
                        "select 1 from shop_order where order_id = any(:orders) order by connection_id, shop_order_id for update")
                .param("orders", orders.toArray(UUID[]::new))
                .query(row -> {});
        jdbc.sql("select 1 from orders where id = any(:orders) order by id for update")
                .param("orders", orders.toArray(UUID[]::new))
                .query(row -> {});
        var person = new Person(
                asked.customers(),
                asked.leads(),
                Stream.concat(asked.orders().stream(), orders.stream())
                        .distinct()
                        .toList(),
                asked.contactPoints());
        // Before it is forgotten which they are.
        forgetFiles.of(orders);
        var rows = data.erase(person);
        // Every version has its row; whoever has the order open sees that it has changed.
        var goods = jdbc.sql("""
                        insert into order_change (order_id, version, at, actor_kind, actor_id, what, detail)
                        select id, version, :at, 'system', null, 'edited', '{"edits": []}' from orders where id = any(:orders)
                        returning order_id, version
                        """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("orders", orders.toArray(UUID[]::new))
                .query((row, number) ->
                        GoodsListed.forgotten(row.getObject("order_id", UUID.class), row.getLong("version"), now, json))
                .list();
        // Whoever finds orders by what they sell does not find these any more.
        outbox.send(goods);
        outbox.send(new PersonErased(erasure, "order-service", List.copyOf(orders), rows, now).message(json));
    }
}
