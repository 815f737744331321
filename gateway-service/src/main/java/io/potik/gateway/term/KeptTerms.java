package io.potik.gateway.term;

import io.potik.gateway.problem.Conflict;
import io.potik.gateway.problem.Invalid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The workspace's words, in one row: read by its key, a browser does it once a session. */
@Repository
public class KeptTerms {

    private static final TypeReference<Map<String, Map<String, Word>>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KeptTerms(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As they are now. */
    public Terms now() {
        return read("");
    }

    /**
     * Puts these words in the place of all that there are; without any, everything is called as usual again.
     *
     * @param version what the change is based on, or null for whatever is there
     * @throws Conflict when that is not the present one
     * @throws Invalid when a form is missing or no word
     */
    @Transactional
    Terms change(Map<String, Map<String, Word>> words, List<String> languages, @Nullable Long version) {
        var last = read(" for update");
        if (version != null && version != last.version()) {
            throw new Conflict("list of words", last);
        }
        var next = last.changed(words, languages);
        jdbc.sql("update terms set version = ?, words = ?::jsonb")
                .param(next.version())
                .param(json.writeValueAsString(next.words()))
                .update();
        return next;
    }

    private Terms read(String lock) {
        return jdbc.sql("select version, words::text as words from terms" + lock)
                .query((row, number) ->
                        new Terms(row.getLong("version"), json.readValue(row.getString("words"), WORDS)))
                .single();
    }
}
