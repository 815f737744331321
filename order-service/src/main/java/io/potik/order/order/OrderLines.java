package io.potik.order.order;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What orders sell. */
@Repository
class OrderLines {

    /** The lines of the row {@code o}, for {@link #read}. */
    static final String OF_O = """
            (select coalesce(json_agg(json_build_object('name', l.name, 'quantity', l.quantity, 'price', l.price,
                 'discount', case when l.discount_percent is not null then json_build_object('percent', l.discount_percent)
                                  when l.discount_amount is not null then json_build_object('amount', l.discount_amount)
                             end,
                 'tax', case when l.tax_percent is not null then
                             json_build_object('percent', l.tax_percent, 'included', l.tax_included) end,
                 'sum', l.sum) order by l.position), '[]')
             from order_line l where l.order_id = o.id) as lines""";

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderLines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The lines of a row that was selected with {@link #OF_O}. */
    List<Line> read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return json.readValue(row.getString("lines"), LINES).stream()
                .map(line -> line.withSum(Money.rounded(line.sum(), currency)))
                .toList();
    }

    /** Writes the lines of orders that have none yet. */
    void write(Collection<Order> orders) {
        List<LineRow> lines = new ArrayList<>();
        for (Order order : orders) {
            int position = 0;
            for (Line line : order.sale().lines()) {
                lines.add(LineRow.of(order.id(), position++, line));
            }
        }
        if (!lines.isEmpty()) {
            jdbc.sql("""
                    insert into order_line (order_id, position, name, quantity, price, discount_percent,
                                            discount_amount, tax_percent, tax_included, sum)
                    select "order", position, name, quantity, price, "discountPercent", "discountAmount", "taxPercent",
                           "taxIncluded", sum
                    from json_to_recordset(cast(:rows as json))
                         as r ("order" uuid, position int, name text, quantity numeric, price numeric,
                               "discountPercent" numeric, "discountAmount" numeric, "taxPercent" numeric,
                               "taxIncluded" boolean, sum numeric)
                    """).param("rows", json.writeValueAsString(lines)).update();
        }
    }

    /** Writes the lines of an order in the place of those that it had. */
    void replace(Order order) {
        jdbc.sql("delete from order_line where order_id = :id")
                .param("id", order.id())
                .update();
        write(List.of(order));
    }

    private record LineRow(
            UUID order,
            int position,
            String name,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal discountPercent,
            @Nullable BigDecimal discountAmount,
            @Nullable BigDecimal taxPercent,
            @Nullable Boolean taxIncluded,
            BigDecimal sum) {

        static LineRow of(UUID order, int position, Line line) {
            Discount discount = line.discount();
            Tax tax = line.tax();
            return new LineRow(
                    order,
                    position,
                    line.name(),
                    line.quantity(),
                    line.price(),
                    discount == null ? null : discount.percent(),
                    discount == null ? null : discount.amount(),
                    tax == null ? null : tax.percent(),
                    tax == null ? null : tax.included(),
                    line.sum());
        }
    }
}
