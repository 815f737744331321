package io.potik.intake.outgoing;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import io.potik.intake.upload.Uploads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers that were asked for, and how far each has come: queued, sending, then sent or failed; what was sent may be
 * delivered and read. See {@link NewsOfAnswers}. */
@Repository
@Transactional
public class Answers {

    private final JdbcClient jdbc;
    private final Uploads uploads;

    Answers(JdbcClient jdbc, Uploads uploads) {
        this.jdbc = jdbc;
        this.uploads = uploads;
    }

    /** Adds what is new; one that was asked for before is left as it is. The files that go with them are kept. */
    public void queue(Collection<OutgoingAnswer> answers) {
        uploads.keep(answers.stream().flatMap(answer -> answer.files().stream()).collect(Collectors.toSet()));
        jdbc.sql("""
                insert into outgoing_answer (message_id, lead_id, connection_id, to_kind, to_value, conversation_id, text,
                                             requested_at, requested_by, mailing, files, state, next_attempt_at)
                select message_id, lead_id, connection_id, to_kind, to_value, conversation_id, text, requested_at,
                       requested_by, mailing, string_to_array(files, ',')::uuid[], 'queued', now()
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                     as given (message_id, lead_id, connection_id, to_kind, to_value, conversation_id, text,
                               requested_at, requested_by, mailing, files, place)
                order by place
                on conflict (message_id) do nothing
                """)
                .param(Columns.ids(answers, OutgoingAnswer::messageId))
                .param(Columns.ids(answers, OutgoingAnswer::leadId))
                .param(Columns.ids(answers, OutgoingAnswer::connectionId))
                .param(Columns.texts(answers, OutgoingAnswer::toKind))
                .param(Columns.texts(answers, OutgoingAnswer::toValue))
                .param(Columns.texts(answers, OutgoingAnswer::conversationId))
                .param(Columns.texts(answers, OutgoingAnswer::text))
                .param(Columns.times(answers, OutgoingAnswer::requestedAt))
                .param(Columns.ids(answers, OutgoingAnswer::requestedBy))
                .param(Columns.flags(answers, OutgoingAnswer::mailing))
                // An array of arrays would come out of unnest as one.
                .param(Columns.texts(
                        answers,
                        answer -> answer.files().stream().map(UUID::toString).collect(Collectors.joining(","))))
                .update();
    }

    /**
     * Takes some to send, at most one of a person, the oldest first, and marks them as being sent. The mark is committed
     * before anything is sent: after a crash in between nobody knows, and nothing is sent twice.
     *
     * @param ofOne at most so many of one connection
     * @param except connections of which none is wanted now
     */
    List<OutgoingAnswer> take(int most, int ofOne, Collection<UUID> except) {
        return jdbc.sql("""
                        with due as (
                            select a.message_id, row_number() over (partition by a.connection_id order by a.position) as place
                            from outgoing_answer a
                            where a.state = 'queued' and a.next_attempt_at <= now() and a.connection_id <> all (?)
                              and not exists (
                                  select from outgoing_answer before
                                  where before.connection_id = a.connection_id and before.to_value = a.to_value
                                    and before.state in ('queued', 'sending') and before.position < a.position))
                        update outgoing_answer set state = 'sending', sending_since = now()
                        where state = 'queued' and message_id in (
                            select a.message_id from outgoing_answer a join due on due.message_id = a.message_id
                            where a.state = 'queued' and due.place <= ?
                            order by a.position limit ? for update of a skip locked)
                        returning *
                        """)
                .param(Columns.ids(except))
                .param(ofOne)
                .param(most)
                .query(Answers::answer)
                .list();
    }

    /** Not sent, for certain; again after a while. */
    void later(UUID message, Duration after, String reason) {
        jdbc.sql("""
                update outgoing_answer set state = 'queued', reason = ?,
                       next_attempt_at = now() + make_interval(secs => ?)
                where message_id = ?
                """).params(reason, after.toMillis() / 1000.0, message).update();
    }

    /**
     * Some of the messages that it becomes are out, and never sent again.
     *
     * @param providerMessageIds of those that went out just now, in their order
     * @param all whether nothing of it is left to send
     */
    void out(OutgoingAnswer answer, List<String> providerMessageIds, boolean all) {
        jdbc.sql("""
                insert into answer_part (message_id, place, connection_id, provider_message_id, last)
                select ?, ? + place, ?, id, ? and place = cardinality(ids)
                from (select ?::text[] as ids) given, unnest(ids) with ordinality as part (id, place)
                """)
                .param(answer.messageId())
                .param(answer.partsOut() - 1)
                .param(answer.connectionId())
                .param(all)
                .param(Columns.texts(providerMessageIds, id -> id))
                .update();
        jdbc.sql("update outgoing_answer set parts_out = ? where message_id = ?")
                .params(answer.partsOut() + providerMessageIds.size(), answer.messageId())
                .update();
    }

    /** It has come to its end. */
    void end(OutgoingAnswer answer, String state, @Nullable String providerMessageId, @Nullable String reason) {
        jdbc.sql("""
                update outgoing_answer set state = ?, provider_message_id = ?, reason = ?, text = ''
                where message_id = ?
                """)
                .param(state)
                .param(providerMessageId)
                .param(reason)
                .param(answer.messageId())
                .update();
        uploads.release(answer.files());
    }

    /** Those whose sender died between the mark and the answer. Locked until the transaction ends. */
    List<OutgoingAnswer> abandoned(Duration longerThan) {
        return jdbc.sql("""
                        select * from outgoing_answer
                        where state = 'sending' and sending_since < now() - make_interval(secs => ?)
                        order by position for update skip locked
                        """)
                .param(longerThan.toMillis() / 1000.0)
                .query(Answers::answer)
                .list();
    }

    /** Whether it has waited longer than anybody would want it to. */
    boolean isOlderThan(UUID message, Instant limit) {
        return jdbc.sql("select requested_at < ?::timestamptz from outgoing_answer where message_id = ?")
                .params(limit.toString(), message)
                .query(Boolean.class)
                .single();
    }

    private static OutgoingAnswer answer(ResultSet row, int number) throws SQLException {
        return new OutgoingAnswer(
                Rows.id(row, "message_id"),
                Rows.id(row, "lead_id"),
                Rows.id(row, "connection_id"),
                Rows.text(row, "to_kind"),
                Rows.text(row, "to_value"),
                row.getString("conversation_id"),
                Rows.text(row, "text"),
                Rows.time(row, "requested_at"),
                Rows.idOrNull(row, "requested_by"),
                List.of((UUID[]) row.getArray("files").getArray()),
                row.getInt("parts_out"),
                row.getBoolean("mailing"));
    }
}
