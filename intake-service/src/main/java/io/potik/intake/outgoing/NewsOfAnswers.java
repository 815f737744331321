package io.potik.intake.outgoing;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What providers told of answers. It is written down with the delivery that told it and applied a moment later: it may
 * come before it is written down that the answer was sent, and a delivery must not wait for that.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class NewsOfAnswers {

    private static final Set<String> STATES = Set.of("delivered", "read", "failed");

    /** News that came by a connection. */
    public record Heard(UUID connection, AnswerNews news, Instant at) {}

    /** An answer whose state went forward. */
    record Advanced(
            UUID messageId,
            UUID leadId,
            String state,
            @Nullable String providerMessageId,
            @Nullable String reason,
            Instant at) {}

    private record Line(
            UUID connection,
            @Nullable String message,
            @Nullable String conversation,
            @Nullable Instant upTo,
            String state,
            @Nullable String reason,
            Instant at) {}

    private final JdbcClient jdbc;

    NewsOfAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes them down by one statement. */
    public void write(Collection<Heard> heard) {
        var lines = new ArrayList<Line>();
        for (var one : heard) {
            var news = one.news();
            if (!STATES.contains(news.state())) {
                continue;
            }
            var reason = news.state().equals("failed") ? news.reason() : null;
            for (var message : news.messages()) {
                lines.add(new Line(one.connection(), message, null, null, news.state(), reason, one.at()));
            }
            if (news.messages().isEmpty() && news.conversationId() != null) {
                var upTo = news.upTo() == null ? one.at() : news.upTo();
                lines.add(
                        new Line(one.connection(), null, news.conversationId(), upTo, news.state(), reason, one.at()));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into answer_news (connection_id, provider_message_id, conversation_id, up_to, state, reason, at)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                """)
                .param(Columns.ids(lines, Line::connection))
                .param(Columns.texts(lines, Line::message))
                .param(Columns.texts(lines, Line::conversation))
                .param(Columns.times(lines, Line::upTo))
                .param(Columns.texts(lines, Line::state))
                .param(Columns.texts(lines, Line::reason))
                .param(Columns.times(lines, Line::at))
                .update();
    }

    /**
     * Moves answers forward by what was told of them: sent, delivered, read; or from sent to failed. Of several news the
     * furthest counts. Of an answer that became several messages the last one tells how far it came, and each of them that
     * it failed. An answer's own clock begins before it is sent, so that a provider's time can be compared with it.
     */
    List<Advanced> apply() {
        return jdbc.sql("""
                        with told as (
                            select p.message_id, n.state, n.reason, n.at
                            from answer_news n
                            join answer_part p on p.connection_id = n.connection_id
                                              and p.provider_message_id = n.provider_message_id
                            where n.provider_message_id <> '' and (p.last or n.state = 'failed')
                            union all
                            select a.message_id, n.state, n.reason, n.at
                            from answer_news n
                            join outgoing_answer a on a.connection_id = n.connection_id
                                                  and a.conversation_id = n.conversation_id
                                                  and a.sending_since <= n.up_to
                            where n.conversation_id is not null and a.state in ('sent', 'delivered')),
                        furthest as (
                            select distinct on (message_id) * from told
                            order by message_id, array_position(array['failed', 'delivered', 'read'], state) desc, at)
                        update outgoing_answer a set state = f.state, reason = f.reason
                        from furthest f
                        where a.message_id = f.message_id
                          and case a.state when 'sent' then true
                                           when 'delivered' then f.state = 'read'
                                           else false end
                        returning a.message_id, a.lead_id, a.state, a.provider_message_id, a.reason, f.at
                        """)
                .query((row, number) -> new Advanced(
                        Rows.id(row, "message_id"),
                        Rows.id(row, "lead_id"),
                        Rows.text(row, "state"),
                        row.getString("provider_message_id"),
                        row.getString("reason"),
                        Rows.time(row, "at")))
                .list();
    }

    /** Whether there is anything to apply; much cheaper than to try. */
    @Transactional(readOnly = true)
    boolean any() {
        return jdbc.sql("select exists (select from answer_news)")
                .query(Boolean.class)
                .single();
    }

    /** Forgets news for which no answer was found; most of them are about what was written elsewhere. */
    void forget(Duration olderThan) {
        jdbc.sql("delete from answer_news where heard_at < now() - make_interval(secs => ?)")
                .param(olderThan.toSeconds())
                .update();
    }
}
