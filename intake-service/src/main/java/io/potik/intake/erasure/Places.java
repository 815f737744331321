package io.potik.intake.erasure;

import java.util.List;

/**
 * Every place of this database in which something of a person may stand. A new one joins export and erasure by a line here;
 * without it the test that searches all columns of all tables fails.
 */
final class Places {

    private static final String THEIR_RECEIPTS = """
            select id, delivery_id, item from receipt where lead_id = any(:leads)
            union select id, delivery_id, item from receipt where order_id = any(:orders)
            union select id, delivery_id, item from receipt where id = any(:met)
            """;
    private static final String OF_ANSWER =
            "t.message_id in (select message_id from outgoing_answer where lead_id = any(:leads))";
    private static final String TELLS_OF_THEM =
            "exists (select from unnest(cast(:words as text[])) as word where position(convert_to(word, 'UTF8') in t.%s) > 0)";

    static final List<Place> ALL = List.of(
            // What came in the same delivery from others stays in what was read of it; the bytes go for all.
            Place.emptied(
                            "delivery",
                            "t.id in (select delivery_id from (" + THEIR_RECEIPTS + ") theirs)",
                            """
                    query = null, headers = '{}', body = '', erased_at = coalesce(erased_at, now()),
                    requests = (
                        select coalesce(jsonb_agg(case when theirs.whole or place - 1 = any(theirs.items)
                                                       then 'null'::jsonb else request end order by place), '[]')::text
                        from jsonb_array_elements(t.requests::jsonb) with ordinality as read (request, place),
                             (select array_agg(item) as items, bool_or(item is null) as whole
                              from (%s) of_them where of_them.delivery_id = t.id) as theirs)
                    """.formatted(THEIR_RECEIPTS))
                    .readable("body"),
            // Its number stays, so that the same is not taken in again; unless it is made of an account.
            Place.emptied("receipt", "t.id in (select id from (" + THEIR_RECEIPTS + ") theirs)", """
                    external_id = case when exists (select from unnest(cast(:values as text[])) as value
                                                    where position(value in t.external_id) > 0)
                                       then 'erased:' || t.id else t.external_id end,
                    detail = case when exists (select from unnest(cast(:values as text[])) as value
                                               where position(value in t.detail) > 0)
                                  then null else t.detail end
                    """),
            // Nobody can tell where in its text they stand: the rest of it is to be brought again without them.
            Place.emptied(
                            "import_file",
                            """
                            t.content <> '' and exists (
                                select from unnest(cast(:values as text[])) as value
                                where position(lower(value) in lower(t.content)) > 0
                                   or value ~ '^[+]\\d{7,}$'
                                      and position(right(value, 9) in regexp_replace(t.content, '[ ()-]', '', 'g')) > 0)
                            """,
                            "content = '', state = 'stopped', stopped_because = 'forgotten', version = version + 1, ended_at = now()")
                    .silent(),
            Place.removed("upload", "t.id in (select unnest(files) from outgoing_answer where lead_id = any(:leads))"),
            Place.removed("answer_part", OF_ANSWER),
            Place.removed(
                    "answer_news",
                    "t.conversation_id = any(:values) or t.provider_message_id in"
                            + " (select provider_message_id from outgoing_answer where lead_id = any(:leads))"),
            Place.emptied("outgoing_answer", "t.lead_id = any(:leads)", """
                    to_value = '', conversation_id = null, text = '', provider_message_id = null, reason = null,
                    files = '{}', state = case when state in ('queued', 'sending') then 'failed' else state end
                    """),
            Place.removed("dead_letter", TELLS_OF_THEM.formatted("payload") + " or t.key = any(:keys)"),
            Place.emptied("idempotent_request", TELLS_OF_THEM.formatted("body"), "body = '', headers = '{}'")
                    .silent());

    private Places() {}
}
