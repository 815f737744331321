package io.potik.lead.exclusion;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.problem.Invalid;
import io.potik.lead.search.SearchQuery;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pages of exclusions, the newest first. */
@Service
class ExclusionList {

    private static final String HOLDS =
            "exclusion.ended_at is null and (exclusion.expires_at is null or" + " exclusion.expires_at > now())";

    private final JdbcClient jdbc;
    private final StaffNames staff;

    ExclusionList(JdbcClient jdbc, StaffNames staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    record Page(List<Exclusion> items, @Nullable String next) {}

    /** Which of them. */
    enum State {
        /** What comes from them makes nothing now. */
        IN_FORCE("inForce", HOLDS),
        /** Lifted, run out, or taken over by newer ones. */
        ENDED(
                "ended",
                "(exclusion.ended_at is not null or exclusion.expires_at is not null)"
                        + " and (exclusion.ended_at is not null or exclusion.expires_at <= now())"),
        /** Whichever. */
        ALL("all", "true");

        private final String word;
        private final String condition;

        State(String word, String condition) {
            this.word = word;
            this.condition = condition;
        }

        static State of(String word) {
            for (var state : values()) {
                if (state.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                    return state;
                }
            }
            throw new Invalid("state", "It is inForce, ended or all.");
        }
    }

    /**
     * One page.
     *
     * @param q the beginnings of words of the note, or of contact points
     * @param after the last one of the page before
     */
    @Transactional(readOnly = true)
    Page page(State state, @Nullable String q, @Nullable UUID after, int limit) {
        var conditions = new ArrayList<>(List.of(state.condition));
        var parameters = new HashMap<String, Object>();
        var words = SearchQuery.of(q);
        if (words != null) {
            conditions.add("exclusion.words @@ :words::tsquery");
            parameters.put("words", words);
        }
        if (after != null) {
            conditions.add("exclusion.id < :after");
            parameters.put("after", after);
        }
        var found = jdbc.sql("""
                        select exclusion.*, %s as in_force,
                               array(select kind from contact_point point where point.exclusion_id = exclusion.id
                                     order by kind, value) as kinds,
                               array(select value from contact_point point where point.exclusion_id = exclusion.id
                                     order by kind, value) as values
                        from exclusion where %s order by exclusion.id desc limit %d
                        """.formatted(HOLDS, String.join(" and ", conditions), limit + 1))
                .params(parameters)
                .query((row, number) -> exclusion(row))
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    private Exclusion exclusion(ResultSet row) throws SQLException {
        var kinds = (String[]) row.getArray("kinds").getArray();
        var values = (String[]) row.getArray("values").getArray();
        return new Exclusion(
                Rows.id(row, "id"),
                IntStream.range(0, kinds.length)
                        .mapToObj(i -> new ContactPoint(kinds[i], values[i]))
                        .toList(),
                ExclusionReason.of(Rows.text(row, "reason"), "reason"),
                row.getString("note"),
                Rows.time(row, "excluded_at"),
                ref(Rows.idOrNull(row, "excluded_by")),
                Rows.timeOrNull(row, "expires_at"),
                Rows.timeOrNull(row, "ended_at"),
                ref(Rows.idOrNull(row, "ended_by")),
                row.getBoolean("in_force"),
                row.getLong("hits"),
                Rows.timeOrNull(row, "last_hit_at"));
    }

    private @Nullable Ref ref(@Nullable UUID staffId) {
        return staffId == null ? null : new Ref(staffId, staff.nameOf(staffId));
    }
}
