package io.potik.lead.timeline;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where each conversation stands. Read and written while the lead is locked. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Talks {

    private final JdbcClient jdbc;

    Talks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The conversation of one lead. */
    public Talk of(UUID lead) {
        return Objects.requireNonNull(of(List.of(lead)).get(lead), "every lead has a talk");
    }

    /** The conversations of these leads, by lead. */
    public Map<UUID, Talk> of(Collection<UUID> leads) {
        return jdbc
                .sql("select * from lead_talk where lead_id = any(?)")
                .param(Columns.ids(leads))
                .query((row, number) -> talk(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Talk::lead, Function.identity()));
    }

    /** Stores them by one statement. */
    public void save(Collection<Talk> talks) {
        if (talks.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into lead_talk (lead_id, opened_at, last_text, last_at, last_direction, waiting_since,
                    first_response_at, answer_connection_id, answer_channel, answer_label, answer_conversation,
                    answer_kind, answer_value)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (lead_id) do update set
                    opened_at = excluded.opened_at, last_text = excluded.last_text, last_at = excluded.last_at,
                    last_direction = excluded.last_direction, waiting_since = excluded.waiting_since,
                    first_response_at = excluded.first_response_at,
                    answer_connection_id = excluded.answer_connection_id, answer_channel = excluded.answer_channel,
                    answer_label = excluded.answer_label, answer_conversation = excluded.answer_conversation,
                    answer_kind = excluded.answer_kind, answer_value = excluded.answer_value
                """)
                .params(
                        Columns.ids(talks, Talk::lead),
                        Columns.times(talks, Talk::openedAt),
                        Columns.texts(talks, talk -> of(talk.last(), Talk.Said::text)),
                        Columns.times(talks, talk -> of(talk.last(), Talk.Said::at)),
                        Columns.texts(talks, talk -> of(talk.last(), Talk.Said::direction)),
                        Columns.times(talks, Talk::waitingSince),
                        Columns.times(talks, Talk::firstResponseAt),
                        Columns.ids(talks, talk -> of(talk.answerBy(), Talk.Route::connection)),
                        Columns.texts(talks, talk -> of(talk.answerBy(), Talk.Route::channel)),
                        Columns.texts(talks, talk -> of(talk.answerBy(), Talk.Route::label)),
                        Columns.texts(talks, talk -> of(talk.answerBy(), Talk.Route::conversation)),
                        Columns.texts(talks, talk -> of(talk.answerBy(), Talk.Route::kind)),
                        Columns.texts(talks, talk -> of(talk.answerBy(), Talk.Route::value)))
                .update();
    }

    private static <P, T> @Nullable T of(@Nullable P part, Function<P, @Nullable T> property) {
        return part == null ? null : property.apply(part);
    }

    private static Talk talk(ResultSet row) throws SQLException {
        var lastAt = Rows.timeOrNull(row, "last_at");
        var connection = Rows.idOrNull(row, "answer_connection_id");
        return new Talk(
                Rows.id(row, "lead_id"),
                Rows.time(row, "opened_at"),
                lastAt == null
                        ? null
                        : new Talk.Said(row.getString("last_text"), lastAt, Rows.text(row, "last_direction")),
                Rows.timeOrNull(row, "waiting_since"),
                Rows.timeOrNull(row, "first_response_at"),
                connection == null
                        ? null
                        : new Talk.Route(
                                connection,
                                Rows.text(row, "answer_channel"),
                                Rows.text(row, "answer_label"),
                                Rows.text(row, "answer_conversation"),
                                Rows.text(row, "answer_kind"),
                                Rows.text(row, "answer_value")));
    }
}
