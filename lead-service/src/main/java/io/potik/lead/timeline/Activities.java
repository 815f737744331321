package io.potik.lead.timeline;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happened. Lock the lead before. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Activities {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Activities(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds them by one statement. */
    public void add(Collection<Activity> activities) {
        if (activities.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into activity (id, lead_id, at, kind, actor_kind, actor_id, data, message_key)
                select id, lead_id, at, kind, actor_kind, actor_id, data::jsonb, message_key
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                     as given (id, lead_id, at, kind, actor_kind, actor_id, data, message_key)
                """)
                .params(
                        Columns.ids(activities, Activity::id),
                        Columns.ids(activities, Activity::lead),
                        Columns.times(activities, Activity::at),
                        Columns.texts(activities, activity -> activity.what().activityKind()),
                        Columns.texts(
                                activities, activity -> activity.actor().kind().name()),
                        Columns.ids(activities, activity -> activity.actor().id()),
                        Columns.texts(activities, activity -> json.writeValueAsString(activity.what())),
                        Columns.texts(activities, Activity::messageKey))
                .update();
    }

    /**
     * What is known of message keys.
     *
     * @param stored what stands in timelines, by key
     * @param retracted the keys of messages that were taken back before they arrived
     */
    public record Messages(Map<String, StoredMessage> stored, Set<String> retracted) {}

    /**
     * What is known of these keys, by one statement; of a lead that was merged, with the one that stays.
     * Lock the sender's contact points, or the leads, before.
     */
    public Messages messages(Collection<String> keys) {
        if (keys.isEmpty()) {
            return new Messages(Map.of(), Set.of());
        }
        var stored = new HashMap<String, StoredMessage>();
        var retracted = new HashSet<String>();
        var wanted = Columns.texts(keys, key -> key);
        jdbc.sql("""
                select a.message_key, a.id, coalesce(l.merged_into, l.id) as lead_id, a.at, a.kind, a.data
                from activity a join lead l on l.id = a.lead_id where a.message_key = any(?)
                union all
                select message_key, null, null, null, null, null from retracted_message where message_key = any(?)
                """).params(wanted, wanted).query(row -> {
            var key = Rows.text(row, "message_key");
            if (Rows.idOrNull(row, "id") == null) {
                retracted.add(key);
            } else {
                stored.put(
                        key,
                        new StoredMessage(
                                Rows.id(row, "id"),
                                Rows.id(row, "lead_id"),
                                Rows.time(row, "at"),
                                what(Rows.text(row, "kind"), Rows.text(row, "data"))));
            }
        });
        return new Messages(stored, retracted);
    }

    private Happening what(String kind, String data) {
        return kind.equals("call")
                ? json.readValue(data, Happening.Call.class)
                : json.readValue(data, Happening.MessageIn.class);
    }

    /** Remembers messages that were taken back and have not arrived; those of long ago are forgotten. */
    public void retractedBeforeTheyCame(Collection<String> keys) {
        jdbc.sql("delete from retracted_message where at < now() - interval '14 days'")
                .update();
        jdbc.sql("insert into retracted_message (message_key) select * from unnest(?) on conflict do nothing")
                .param(Columns.texts(keys, key -> key))
                .update();
    }

    /** Stores what the messages say now, by one statement. */
    public void revise(Collection<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update activity set at = given.at, data = given.data::jsonb
                from unnest(?, ?, ?) as given (id, at, data) where activity.id = given.id
                """)
                .params(
                        Columns.ids(messages, StoredMessage::activity),
                        Columns.times(messages, StoredMessage::at),
                        Columns.texts(messages, message -> json.writeValueAsString(message.what())))
                .update();
    }

    /** When the person first wrote to a lead after this, or null. */
    public @Nullable Instant wroteAfter(UUID lead, Instant at) {
        return jdbc.sql(
                        "select min(at) as at from activity where lead_id = ? and kind = 'messageIn' and at > ?::timestamptz")
                .params(lead, at.toString())
                .query((row, number) -> Optional.ofNullable(Rows.timeOrNull(row, "at")))
                .single()
                .orElse(null);
    }

    /**
     * What became of a message that somebody here wrote. It only goes forward: queued, sent, delivered, read; or failed,
     * unless it was delivered. What comes late changes nothing.
     *
     * @param state sent, delivered, read or failed
     * @param reason why it failed
     * @return whether the message is still there and this is news
     */
    public boolean delivered(UUID message, UUID lead, String state, @Nullable String reason) {
        return jdbc.sql("""
                        update activity set data = data || jsonb_build_object('state', :state::text, 'reason', :reason::text)
                        where id = :message and lead_id = :lead and kind = 'messageOut'
                          and case data ->> 'state'
                                when 'queued' then true
                                when 'sent' then :state in ('delivered', 'read', 'failed')
                                when 'delivered' then :state = 'read'
                                else false end
                        """)
                        .param("state", state)
                        .param("reason", reason)
                        .param("message", message)
                        .param("lead", lead)
                        .update()
                == 1;
    }
}
