package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.StoredMessage;
import io.potik.lead.timeline.Talk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What each merge brought, as long as it is not undone. Lock both leads before. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Merges {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Merges(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A merge of {@code lead} into another one.
     *
     * @param points contact points that the other one did not have
     * @param led contact points whose messages came to the merged one before
     * @param brought leads that had been merged into the merged one
     * @param filled what the other one got
     * @param talk the other one's conversation before
     */
    record Merge(
            UUID lead,
            UUID into,
            Instant at,
            UUID by,
            List<ContactPoint> points,
            List<ContactPoint> led,
            List<UUID> brought,
            Filled filled,
            Talk talk) {}

    /** Keeps it; the words that find the merged one find the other one from the next time that it is indexed. */
    void keep(Merge merge) {
        jdbc.sql("""
                with words as (delete from lead_search where lead_id = :lead returning words)
                insert into lead_merge (lead_id, into_id, merged_at, merged_by, points, led, brought, filled, talk, words)
                select :lead, :into, :at::timestamptz, :by, :points, :led, :brought, :filled::jsonb, :talk::jsonb,
                       coalesce((select words from words), ''::tsvector)
                """)
                .param("lead", merge.lead())
                .param("into", merge.into())
                .param("at", merge.at().toString())
                .param("by", merge.by())
                .param("points", words(merge.points()))
                .param("led", words(merge.led()))
                .param("brought", Columns.ids(merge.brought()))
                .param("filled", json.writeValueAsString(merge.filled()))
                .param("talk", json.writeValueAsString(merge.talk()))
                .update();
        follow(merge.brought(), merge.into());
    }

    /** The merge of one lead directly into another, if it stands. */
    Optional<Merge> find(UUID lead, UUID into) {
        return jdbc.sql("select * from lead_merge where lead_id = ? and into_id = ?")
                .params(lead, into)
                .query((row, number) -> merge(row))
                .optional();
    }

    /** Forgets it; what had been merged into the lead before goes with it again. */
    void forget(Merge merge) {
        jdbc.sql("delete from lead_merge where lead_id = ?").param(merge.lead()).update();
        follow(merge.brought(), merge.lead());
    }

    /**
     * Contact points that a merge brought and another one would have brought too: that one has brought them from now on.
     *
     * @return those of the merge that the other leads in {@code into} do not have
     */
    List<ContactPoint> passOn(Merge merge) {
        jdbc.sql("""
                update lead_merge heir set points = heir.points || passed.points
                from (select lead_id, array_agg(point) as points
                      from (select distinct on (point) point, theirs.lead_id
                            from unnest(:points::text[]) as point
                            join lead_contact_point theirs on theirs.kind = split_part(point, ':', 1)
                                and theirs.value = substr(point, strpos(point, ':') + 1)
                            join lead_merge other on other.lead_id = theirs.lead_id and other.into_id = :into
                            where other.lead_id <> :lead
                            order by point, other.merged_at) first_of
                      group by lead_id) passed
                where heir.lead_id = passed.lead_id
                """)
                .param("points", words(merge.points()))
                .param("into", merge.into())
                .param("lead", merge.lead())
                .update();
        var passed = jdbc.sql("select unnest(points) from lead_merge where into_id = ? and lead_id <> ?")
                .params(merge.into(), merge.lead())
                .query(String.class)
                .set();
        return merge.points().stream()
                .filter(point -> !passed.contains(word(point)))
                .toList();
    }

    /**
     * What a person changed or took back reads so too in the conversations of all leads into which merges brought it, and
     * in those that undoing a merge would bring back.
     *
     * @param revised as they read now
     */
    void revise(Collection<StoredMessage> revised) {
        var messages = revised.stream().filter(message -> !message.isCall()).toList();
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with recursive said as (
                    select activity.id, activity.lead_id as at_lead, given.root, given.at, given.text
                    from unnest(:ids, :roots, :times, :texts) as given (id, root, at, text)
                    join activity on activity.id = given.id
                    union
                    select said.id, into_id, said.root, said.at, said.text
                    from said join lead_merge on lead_merge.lead_id = said.at_lead),
                undone as (
                    update lead_merge set talk = jsonb_set(talk, '{last,text}', coalesce(to_jsonb(said.text), 'null'))
                    from said where into_id = said.at_lead and talk -> 'last' ->> 'direction' = 'in'
                        and (talk -> 'last' ->> 'at')::timestamptz = said.at)
                update lead_talk set last_text = said.text
                from said where lead_id = said.at_lead and said.at_lead <> said.root
                    and last_at = said.at and last_direction = 'in'
                """)
                .param("ids", Columns.ids(messages, StoredMessage::activity))
                .param("roots", Columns.ids(messages, StoredMessage::lead))
                .param("times", Columns.times(messages, StoredMessage::at))
                .param("texts", Columns.texts(messages, StoredMessage::text))
                .update();
    }

    private void follow(Collection<UUID> merged, UUID into) {
        jdbc.sql("update lead set merged_into = ? where id = any(?)")
                .params(into, Columns.ids(merged))
                .update();
    }

    private Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                Rows.id(row, "lead_id"),
                Rows.id(row, "into_id"),
                Rows.time(row, "merged_at"),
                Rows.id(row, "merged_by"),
                points(row, "points"),
                points(row, "led"),
                List.of((UUID[]) row.getArray("brought").getArray()),
                json.readValue(Rows.text(row, "filled"), Filled.class),
                json.readValue(Rows.text(row, "talk"), Talk.class));
    }

    private static List<ContactPoint> points(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(word -> word.split(":", 2))
                .map(parts -> new ContactPoint(parts[0], parts[1]))
                .toList();
    }

    private static SqlArrayValue words(Collection<ContactPoint> points) {
        return Columns.texts(points, Merges::word);
    }

    private static String word(ContactPoint point) {
        return point.kind() + ":" + point.value();
    }
}
