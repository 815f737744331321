package io.potik.customer.segment;

import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.outbox.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The workspace's segments: some dozens, at most 200. */
@Repository
public class Segments {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Segments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Somebody changed it meanwhile. */
    public static final class StaleVersion extends RuntimeException {

        private final transient Segment current;

        StaleVersion(Segment current) {
            super("Somebody changed this segment meanwhile.");
            this.current = current;
        }

        /** As it is now. */
        public Segment current() {
            return current;
        }
    }

    /** All of them, by name. */
    public List<Segment> all() {
        return jdbc.sql("select * from segment order by lower(name), id")
                .query(this::segment)
                .list();
    }

    /** @throws NotFound when there is none of this id */
    public Segment withId(UUID id) {
        return one(id, "");
    }

    /**
     * Keeps conditions under a name.
     *
     * @throws Invalid when another one has the name, or there are too many
     */
    @Transactional
    public Segment add(String name, Conditions conditions) {
        if (all().size() >= MOST) {
            throw new Invalid("name", "There are " + MOST + " segments already; remove one first.");
        }
        Segment segment = new Segment(Ids.next(), 1, name.strip(), conditions.checked());
        return named(
                segment,
                () -> jdbc.sql(
                                "insert into segment (id, version, name, conditions, created_at) values (?, ?, ?, ?::jsonb, ?)")
                        .params(
                                segment.id(),
                                segment.version(),
                                segment.name(),
                                json.writeValueAsString(segment.conditions()),
                                Instant.now().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /**
     * Changes a segment; null leaves something as it is.
     *
     * @param version what was seen; null takes whichever there is
     * @throws NotFound when there is none of this id
     * @throws StaleVersion when it has another version
     * @throws Invalid when another one has the name
     */
    @Transactional
    public Segment change(UUID id, @Nullable Long version, @Nullable String name, @Nullable Conditions conditions) {
        Segment before = one(id, " for update");
        if (version != null && version != before.version()) {
            throw new StaleVersion(before);
        }
        if (name != null && name.isBlank()) {
            throw new Invalid("name", "A segment needs a name.");
        }
        Segment after = new Segment(
                id,
                before.version() + 1,
                name == null ? before.name() : name.strip(),
                conditions == null ? before.conditions() : conditions.checked());
        return named(
                after,
                () -> jdbc.sql("update segment set version = ?, name = ?, conditions = ?::jsonb where id = ?")
                        .params(after.version(), after.name(), json.writeValueAsString(after.conditions()), id)
                        .update());
    }

    /** @throws NotFound when there is none of this id */
    @Transactional
    public void remove(UUID id) {
        if (jdbc.sql("delete from segment where id = ?").param(id).update() == 0) {
            throw new NotFound("segment");
        }
    }

    /** Asks for a tag by its new name, in the open transaction. A tag that is gone is asked for all the same: nobody has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void renameTag(String from, String to) {
        jdbc.sql("""
                update segment set version = version + 1,
                    conditions = jsonb_set(conditions, '{tags}', (conditions -> 'tags') - cast(:from as text)
                        || case when conditions -> 'tags' @> jsonb_build_array(cast(:to as text))
                                then '[]' else jsonb_build_array(cast(:to as text)) end)
                where conditions -> 'tags' @> jsonb_build_array(cast(:from as text))
                """).param("from", from).param("to", to).update();
    }

    private static Segment named(Segment segment, Runnable write) {
        try {
            write.run();
            return segment;
        } catch (DuplicateKeyException taken) {
            throw new Invalid("name", "Another segment has this name.");
        }
    }

    private Segment one(UUID id, String lock) {
        return jdbc.sql("select * from segment where id = :id" + lock)
                .param("id", id)
                .query(this::segment)
                .optional()
                .orElseThrow(() -> new NotFound("segment"));
    }

    private Segment segment(ResultSet row, int number) throws SQLException {
        return new Segment(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                json.readValue(row.getString("conditions"), Conditions.class));
    }
}
