package io.potik.lead.lead;

import io.potik.lead.lead.MessageStateChanged.Concerned;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activities;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Notes in timelines how answers fare, and lets screens know. */
@Service
public class FollowMessages {

    private final Activities activities;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    FollowMessages(Activities activities, JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.activities = activities;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * What became of a message.
     *
     * @param state sent, delivered, read or failed
     * @param reason why it failed
     */
    public record News(
            UUID message, UUID lead, String state, @Nullable String reason) {}

    /**
     * Notes it in the caller's transaction, in the given order. Of a message that is gone with its lead, and of what is no
     * news any more, nothing is noted or told.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(List<News> all) {
        var noted = all.stream()
                .filter(news -> activities.delivered(news.message(), news.lead(), news.state(), news.reason()))
                .toList();
        if (noted.isEmpty()) {
            return;
        }
        var leads = concerned(noted.stream().map(News::lead).collect(Collectors.toSet()));
        outbox.send(noted.stream()
                .map(news -> told(news, leads.get(news.lead())))
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<OutgoingMessage> told(News news, @Nullable Concerned lead) {
        var at = Rows.now();
        return Optional.ofNullable(lead)
                .map(concerned -> new OutgoingMessage(
                        MessageStateChanged.TOPIC,
                        concerned.id().toString(),
                        MessageStateChanged.TYPE,
                        concerned.version(),
                        at,
                        json.writeValueAsBytes(new MessageStateChanged(concerned, news.message(), news.state(), at))));
    }

    private Map<UUID, Concerned> concerned(Collection<UUID> ids) {
        return jdbc
                // Of a lead that was merged, the one that stays shows the message.
                .sql("""
                        select asked.id as asked, l.id, l.version, l.pipeline_id, l.stage_id, l.manager_id
                        from lead asked join lead l on l.id = coalesce(asked.merged_into, asked.id)
                        where asked.id = any(?)
                        """)
                .param(Columns.ids(ids))
                .query((row, number) -> Map.entry(
                        Rows.id(row, "asked"),
                        new Concerned(
                                Rows.id(row, "id"),
                                row.getLong("version"),
                                Rows.id(row, "pipeline_id"),
                                Rows.id(row, "stage_id"),
                                Rows.idOrNull(row, "manager_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
