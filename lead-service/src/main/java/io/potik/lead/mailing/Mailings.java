package io.potik.lead.mailing;

import io.potik.lead.mailing.Mailing.State;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The mailings, without their people. */
@Repository
@Transactional
class Mailings {

    private final JdbcClient jdbc;

    Mailings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one of which nobody is known yet; one that is there stays as it is. */
    void add(MailingAsked asked) {
        jdbc.sql("""
                insert into mailing (id, segment, text, asked_by, asked_at, state) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                """)
                .params(
                        asked.mailingId(),
                        asked.segment(),
                        asked.text(),
                        asked.by(),
                        asked.at().atOffset(ZoneOffset.UTC),
                        State.GATHERING.name())
                .update();
    }

    /** The mailing as it is. */
    @Transactional(readOnly = true)
    Optional<Mailing> find(UUID id) {
        return one(id, "");
    }

    /** The mailing, locked until the transaction ends. */
    Optional<Mailing> lock(UUID id) {
        return one(id, " for update");
    }

    /** The mailing, locked until the transaction ends, unless another instance works on it. */
    Optional<Mailing> lockIfFree(UUID id) {
        return one(id, " for update skip locked");
    }

    private Optional<Mailing> one(UUID id, String lock) {
        return jdbc.sql("select * from mailing where id = ?" + lock)
                .param(id)
                .query((row, number) -> mailing(row))
                .optional();
    }

    /** Writes how far it is. */
    void save(Mailing mailing) {
        jdbc.sql("update mailing set state = ? where id = ?")
                .params(mailing.state().name(), mailing.id())
                .update();
    }

    /** Those that are being sent. */
    List<UUID> beingSent() {
        return jdbc.sql("select id from mailing where state = 'SENDING' order by id limit 100")
                .query(UUID.class)
                .list();
    }

    /** At most {@code limit} that were asked for by whom the scope has, the newest first, those before {@code after}. */
    @Transactional(readOnly = true)
    List<Mailing> page(Scope scope, @Nullable UUID after, int limit) {
        return jdbc.sql("select * from mailing m where (cast(:after as uuid) is null or id < :after) and "
                        + scope.condition("m.asked_by") + " order by id desc limit :limit")
                .param("after", after)
                .param("scope", scope.staff())
                .param("limit", limit)
                .query((row, number) -> mailing(row))
                .list();
    }

    private static Mailing mailing(ResultSet row) throws SQLException {
        return new Mailing(
                Rows.id(row, "id"),
                Rows.text(row, "segment"),
                Rows.text(row, "text"),
                Rows.id(row, "asked_by"),
                Rows.time(row, "asked_at"),
                State.valueOf(Rows.text(row, "state")));
    }
}
