package io.potik.lead.tag;

import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The workspace's tags: some hundreds. Leads carry their names, so that a card costs no query and a filter one index;
 * whoever writes tags on a lead takes their spelling here first, which holds off whoever renames them.
 */
@Repository
public class Tags {

    private static final String SELECT = "select id, version, name, color from tag";

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by name. */
    public List<Tag> all() {
        return jdbc.sql(SELECT + " order by lower(name)").query(Tags::tag).list();
    }

    /**
     * These tags as they are spelled here, in the order given and each once; one that is new is made. Until the
     * transaction ends none of them is renamed or removed. Lock the persons before, and the lead after.
     *
     * @throws Invalid when a new one has a comma
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> spelled(Collection<String> given) {
        var spelling = spelling(given);
        return given.stream()
                .map(name -> spelling.getOrDefault(name, name))
                .distinct()
                .toList();
    }

    /** Given name → how it is spelled here; for the rest like {@link #spelled}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, String> spelling(Collection<String> given) {
        if (given.isEmpty()) {
            return Map.of();
        }
        var spelling = held(given);
        var anew = new TreeSet<>(given);
        anew.removeAll(spelling.keySet());
        if (!anew.isEmpty()) {
            add(anew);
            spelling.putAll(held(anew));
        }
        return spelling;
    }

    /** Given name → spelling, of those that are there; always taken in the same order. */
    private Map<String, String> held(Collection<String> given) {
        var spelling = new HashMap<String, String>();
        jdbc.sql("""
                        select given.name as given, tag.name from unnest(:given) as given (name)
                        join tag on lower(tag.name) = lower(given.name) order by lower(tag.name) for share of tag
                        """).param("given", Columns.texts(given, name -> name)).query(row -> {
            spelling.put(Rows.text(row, "given"), Rows.text(row, "name"));
        });
        return spelling;
    }

    private void add(Collection<String> names) {
        if (names.stream().anyMatch(name -> name.contains(","))) {
            throw new Invalid("tags", "A comma parts one tag from another; it cannot be in its name.");
        }
        jdbc.sql("""
                        insert into tag (id, version, name, created_at)
                        select id, 1, name, :at from unnest(:ids, :names) as given (id, name) order by lower(name)
                        on conflict (lower(name)) do nothing
                        """)
                .param("ids", Columns.ids(names, name -> Ids.next()))
                .param("names", Columns.texts(names, name -> name))
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Locked against other changes and against whoever would put it on a lead; throws NotFound when there is none. */
    Tag locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Tags::tag)
                .optional()
                .orElseThrow(() -> new NotFound("tag"));
    }

    void add(Tag tag) {
        jdbc.sql("insert into tag (id, version, name, color, created_at) values (:id, :version, :name, :color, :at)")
                .param("id", tag.id())
                .param("version", tag.version())
                .param("name", tag.name())
                .param("color", tag.color())
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(Tag next) {
        jdbc.sql("update tag set version = :version, name = :name, color = :color where id = :id")
                .param("id", next.id())
                .param("version", next.version())
                .param("name", next.name())
                .param("color", next.color())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from tag where id = :id").param("id", id).update();
    }

    /** Whether another tag has this name. */
    boolean isTaken(String name, UUID butNotBy) {
        return jdbc.sql("select exists (select 1 from tag where lower(name) = lower(:name) and id <> :id)")
                .param("name", name)
                .param("id", butNotBy)
                .query(Boolean.class)
                .single();
    }

    private static Tag tag(ResultSet row, int number) throws SQLException {
        return new Tag(Rows.id(row, "id"), row.getLong("version"), Rows.text(row, "name"), row.getString("color"));
    }
}
