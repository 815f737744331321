package io.potik.order.order;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What came for orders, payment by payment. */
@Repository
class OrderPayments {

    /** The payments of the row {@code o}, for {@link #read}. */
    static final String OF_O = """
            (select coalesce(json_agg(json_build_object('id', p.id, 'amount', p.amount, 'note', p.note,
                                                        'at', p.paid_at) order by p.paid_at, p.id), '[]')
             from order_payment p where p.order_id = o.id) as payments""";

    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderPayments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The payments of a row that was selected with {@link #OF_O}. */
    List<Payment> read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return json.readValue(row.getString("payments"), ROWS).stream()
                .map(payment -> payment.payment(currency))
                .toList();
    }

    /** Writes one more, in the open transaction. */
    void add(UUID order, Payment payment) {
        jdbc.sql("""
                insert into order_payment (id, order_id, amount, note, paid_at)
                values (:id, :order, :amount, :note, :at)
                """)
                .param("id", payment.id())
                .param("order", order)
                .param("amount", payment.amount().amount())
                .param("note", payment.note())
                .param("at", payment.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Row(UUID id, BigDecimal amount, String note, Instant at) {

        Payment payment(String currency) {
            return new Payment(id, Money.rounded(amount, currency), at, note);
        }
    }
}
