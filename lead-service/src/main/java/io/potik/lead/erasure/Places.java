package io.potik.lead.erasure;

import java.util.List;

/**
 * Every place of this database in which something of a person may stand, in the order in which they are emptied. A new one
 * joins export and erasure by a line here; without it the test that searches all columns of all tables fails.
 */
final class Places {

    private static final String OF_LEAD = "t.lead_id = any(:leads)";
    private static final String OF_POINT =
            "exists (select from unnest(:kinds, :values) as given (kind, value) where t.kind = given.kind and t.value = given.value)";
    private static final String TELLS_OF_THEM =
            "exists (select from unnest(:words) as word where position(convert_to(word, 'UTF8') in t.%s) > 0)";

    private static final String MAILED = "(%1$s.customer_id = any(:customers) or %1$s.lead_id = any(:leads))";

    static final List<Place> ALL = List.of(
            // Written to nobody else, it may name them.
            Place.emptied(
                            "mailing",
                            "t.id in (select mailing_id from mailing_person p where " + MAILED.formatted("p") + ")"
                                    + " and not exists (select from mailing_person p where p.mailing_id = t.id and "
                                    + MAILED.formatted("p") + " is not true)",
                            "segment = '—', text = '—'")
                    .silent(),
            // Before what hangs on them: who writes a note or a message right now has locked the lead.
            Place.emptied("lead", "t.id = any(:leads)", """
                    title = '—', person_name = null, lines = '[]', tags = '{}', fields = '{}', attribution = '{}',
                    qualification = jsonb_strip_nulls(jsonb_build_object('level', qualification ->> 'level')),
                    rejection_note = null, company_name = null, company_id = null, company_before = null,
                    version = version + 1, erased_at = now()
                    """),
            // The bytes are removed from wherever they lie, also when that is away for a while.
            Place.emptied(
                            "file_content",
                            "t.id in (select id from lead_file where lead_id = any(:leads))",
                            "remove_after = now()")
                    .silent(),
            Place.removed("lead_file", OF_LEAD),
            Place.removed("activity", OF_LEAD),
            Place.removed("task", OF_LEAD),
            Place.removed("notification", OF_LEAD),
            Place.removed("lead_merge", "t.lead_id = any(:leads) or t.into_id = any(:leads)"),
            Place.removed("lead_import", OF_LEAD),
            Place.emptied("lead_talk", OF_LEAD, """
                    last_text = null, waiting_since = null, answer_connection_id = null, answer_channel = null,
                    answer_label = null, answer_conversation = null, answer_kind = null, answer_value = null
                    """),
            Place.emptied("open_lead", OF_LEAD, "waiting_since = null, fresh = false")
                    .silent(),
            Place.emptied("lead_search", OF_LEAD, """
                            words = array_to_tsvector(array(select cast(number as text) from lead where id = t.lead_id))
                            """).silent(),
            Place.removed("lead_contact_point", OF_LEAD),
            // How many a mailing reached stays. Nobody tells any more what became of a message that waits.
            Place.emptied("mailing_person", MAILED.formatted("t"), """
                    address = null, message_id = null,
                    state = case t.state when 'waiting' then 'left' when 'queued' then 'failed' else t.state end,
                    why = case t.state when 'waiting' then 'noChannel' when 'left' then t.why end
                    """),
            // No contact point stays by which they could be written to.
            Place.removed("mailing_opt_out", "t.customer_id = any(:customers)"),
            // Also one whose contact points were taken over by a newer one: it is still found by their words.
            Place.emptied(
                    "exclusion",
                    "t.id in (select exclusion_id from contact_point p join unnest(:kinds, :values) as given (kind, value)"
                            + " on p.kind = given.kind and p.value = given.value)"
                            + " or t.words @@ cast(:spelled as tsquery)",
                    "note = null, words = '', ended_at = coalesce(ended_at, now())"),
            Place.removed("contact_point", OF_POINT),
            Place.emptied(
                    "known_customer",
                    "t.id = any(:customers)",
                    "name = null, company_id = null, company_name = null, points = '{}'"),
            Place.removed(
                    "retracted_message",
                    "exists (select from unnest(:values) as value where length(value) > 5"
                            + " and position(value in t.message_key) > 0)"),
            Place.removed("dead_letter", TELLS_OF_THEM.formatted("payload") + " or t.key = any(:keys)"),
            Place.emptied("idempotent_request", TELLS_OF_THEM.formatted("body"), "body = '', headers = '{}'")
                    .silent());

    private Places() {}
}
