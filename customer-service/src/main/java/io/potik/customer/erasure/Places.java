package io.potik.customer.erasure;

import java.util.List;

/**
 * Every place of this database in which something of a person may stand. A new one joins export and erasure by a line here;
 * without it the test that searches all columns of all tables fails.
 */
final class Places {

    private static final String OF_CUSTOMER = "t.customer_id = any(:customers)";
    private static final String EITHER = "t.customer_id = any(:customers) or t.other_id = any(:customers)";
    private static final String TELLS_OF_THEM =
            "exists (select from unnest(cast(:words as text[])) as word where position(convert_to(word, 'UTF8') in t.%s) > 0)";

    static final List<Place> ALL = List.of(
            // What the card says was taken away when the customer was forgotten.
            Place.emptied("customer", "t.id = any(:customers)", "erased_at = now()"),
            Place.removed("contact_point", OF_CUSTOMER),
            Place.emptied(
                    "customer_merge",
                    "t.customer_id = any(:customers) or t.into_id = any(:customers)",
                    "filled = '{}'"),
            Place.removed("possible_duplicate", EITHER),
            Place.removed("two_people", EITHER),
            // That of nobody else, as that of somebody who works for themselves; forgotten, they belong to none any
            // more.
            Place.removed(
                    "company",
                    "t.id = any(:companies) and not exists (select from customer c"
                            + " where c.company_id = t.id and c.id <> all(:customers))"),
            Place.kept("purchase", OF_CUSTOMER),
            Place.kept("purchase_sum", OF_CUSTOMER),
            Place.emptied("customer_link", "(" + OF_CUSTOMER + " or t.lead_id = any(:leads))", "brought = null"),
            Place.kept("undone_conversion", "t.lead_id = any(:leads)"),
            Place.kept("customer_lead", OF_CUSTOMER),
            Place.kept("customer_order", OF_CUSTOMER),
            // The rows keep the version of the order: what is told late of its goods is no news.
            Place.emptied(
                            "customer_good",
                            "t.order_id in (select order_id from customer_order where customer_id = any(:customers))",
                            "search = ''")
                    .silent(),
            Place.kept("customer_heard", OF_CUSTOMER),
            Place.removed("dead_letter", TELLS_OF_THEM.formatted("payload") + " or t.key = any(:keys)"),
            Place.emptied("idempotent_request", TELLS_OF_THEM.formatted("body"), "body = '', headers = '{}'")
                    .silent());

    private Places() {}
}
