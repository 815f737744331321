package io.potik.order.erasure;

import io.potik.order.order.Line;
import java.util.List;

/**
 * Every place of this database in which something of a person may stand. A new one joins export and erasure by a line here;
 * without it the test that searches all columns of all tables fails.
 */
final class Places {

    static final String THEIR_ORDERS = """
            select id from orders where customer_id = any(:customers) or lead_id = any(:leads)
            union select order_id from shop_order
                  where customer_id = any(:customers) or wanted_customer_id = any(:customers)
            """;

    private static final String OF_ORDER = "t.order_id in (" + THEIR_ORDERS + ")";
    private static final String TELLS_OF_THEM =
            "exists (select from unnest(cast(:words as text[])) as word where position(convert_to(word, 'UTF8') in t.%s) > 0)";

    /** The lines in some JSON without what people may have written in them. */
    private static final String LINES_IN = """
            jsonb_set(%1$s, '{%2$s}', coalesce((select jsonb_agg(line || '{"name": "%3$s"}' order by place)
                from jsonb_array_elements(%1$s #> '{%2$s}') with ordinality as lines (line, place)), '[]'))
            """;

    static final List<Place> ALL = List.of(
            Place.emptied("customer", "t.id = any(:customers)", "name = null, words = ''"),
            // Who did what when, and sums, stay; what was written does not.
            Place.emptied("order_change", OF_ORDER, """
                    detail = detail - array['lines', 'linesBefore', 'note', 'edits']
                             || case when what = 'edited' then '{"edits": []}' else '{}' end::jsonb
                    """),
            Place.emptied("order_line", OF_ORDER, "name = '" + Line.NAMELESS + "'"),
            Place.emptied("order_payment", OF_ORDER, "note = ''"),
            // Their bytes are gone before, wherever they lay.
            Place.removed("order_file", OF_ORDER),
            Place.kept("order_lead", "t.lead_id = any(:leads) or " + OF_ORDER),
            Place.emptied("orders", "t.id in (" + THEIR_ORDERS + ")", """
                    fields = '{}', delivery_way = null, delivery_address = null, tracking_number = null,
                    delivery_date = null, notes = '', version = version + 1
                    """),
            Place.emptied(
                    "conversion",
                    "t.sale is not null and (t.lead_id = any(:leads) or t.order_id in (" + THEIR_ORDERS + "))",
                    "sale = " + LINES_IN.formatted("sale", "lines", Line.NAMELESS)),
            Place.emptied(
                    "shop_order",
                    "t.newest is not null and " + OF_ORDER,
                    "newest = " + LINES_IN.formatted("newest", "state,lines", Line.NAMELESS)),
            Place.removed("dead_letter", TELLS_OF_THEM.formatted("payload") + " or t.key = any(:keys)"),
            Place.emptied("idempotent_request", TELLS_OF_THEM.formatted("body"), "body = '', headers = '{}'")
                    .silent());

    private Places() {}
}
