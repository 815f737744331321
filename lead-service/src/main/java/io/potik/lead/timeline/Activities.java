package io.potik.lead.timeline;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    /** The messages that are stored under these keys, by key. Lock the sender's contact points before. */
    public Map<String, StoredMessage> messages(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var messages = new HashMap<String, StoredMessage>();
        jdbc.sql("select message_key, id, lead_id, at, data from activity where message_key = any(?)")
                .param(Columns.texts(keys, key -> key))
                .query(row -> {
                    messages.put(
                            Rows.text(row, "message_key"),
                            new StoredMessage(
                                    Rows.id(row, "id"),
                                    Rows.id(row, "lead_id"),
                                    Rows.time(row, "at"),
                                    json.readValue(Rows.text(row, "data"), Happening.MessageIn.class)));
                });
        return messages;
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
                        Columns.texts(messages, message -> json.writeValueAsString(message.message())))
                .update();
    }

    /**
     * What became of a message that somebody here wrote. A final state stays: a late "sent" does not undo "failed".
     *
     * @param state sent or failed
     * @param reason why it failed
     * @return whether the message is still there and this is news
     */
    public boolean delivered(UUID message, UUID lead, String state, @Nullable String reason) {
        return jdbc.sql("""
                        update activity set data = data || jsonb_build_object('state', ?::text, 'reason', ?::text)
                        where id = ? and lead_id = ? and kind = 'messageOut' and data ->> 'state' = 'queued'
                        """)
                        .param(state)
                        .param(reason)
                        .param(message)
                        .param(lead)
                        .update()
                == 1;
    }
}
