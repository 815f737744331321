package io.potik.lead.board;

import io.potik.lead.pipeline.Stage;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many leads stand in stages, from the totals that are kept. */
@Component
class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each of these stages, how many of its leads are in the scope; 0 where none is. */
    Map<UUID, Long> in(Scope scope, Collection<Stage> stages) {
        var standing = new HashMap<UUID, Long>();
        stages.forEach(stage -> standing.put(stage.id(), 0L));
        if (stages.isEmpty() || scope.equals(Scope.NONE)) {
            return standing;
        }
        jdbc.sql("select stage_id, sum(leads)::bigint as leads from stage_total where stage_id = any(:stages)"
                        + " and (:all or manager_id = :nobody or manager_id = any(:staff)) group by stage_id")
                .param("stages", Columns.ids(stages, Stage::id))
                .param("all", scope.all())
                .param("nobody", StageTotals.NIL)
                .param("staff", Columns.ids(scope.staff()))
                .query((ResultSet row) -> {
                    standing.put(Rows.id(row, "stage_id"), row.getLong("leads"));
                });
        return standing;
    }
}
