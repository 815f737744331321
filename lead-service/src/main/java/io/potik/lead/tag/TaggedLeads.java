package io.potik.lead.tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leads that carry a tag; their rows, whoever may see them. */
@Repository
class TaggedLeads {

    static final int BATCH = 1000;

    private final JdbcClient jdbc;

    TaggedLeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Respells a tag on at most {@value #BATCH} leads that nobody holds just now; the cards keep their versions, so that
     * nobody's drag becomes stale.
     *
     * @param to the name that stands there afterwards, once; null to take the tag off
     * @return on how many
     */
    int respell(String from, @Nullable String to) {
        return jdbc.sql("""
                        with carrying as (
                            select id from lead where tags @> array[cast(:from as text)] and tags <> '{}'
                            limit :batch for no key update skip locked)
                        update lead
                        set tags = case when cast(:to as text) is null or tags @> array[cast(:to as text)]
                                        then array_remove(tags, cast(:from as text))
                                        else array_replace(tags, cast(:from as text), cast(:to as text)) end
                        from carrying where lead.id = carrying.id
                        """)
                .param("from", from)
                .param("to", to)
                .param("batch", BATCH)
                .update();
    }

    /** Whether any lead still carries it. */
    boolean any(String tag) {
        return jdbc.sql("select exists (select 1 from lead where tags @> array[cast(:tag as text)] and tags <> '{}')")
                .param("tag", tag)
                .query(Boolean.class)
                .single();
    }
}
