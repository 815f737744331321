package io.potik.customer.customer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers carry the words of the workspace's tags: who renames a tag renames it there, too. */
@Service
public class RenameTag {

    private final JdbcClient jdbc;

    RenameTag(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Puts another name in the place of a tag, once, on all customers that carry it and in what merges put there, in the open
     * transaction. It is no change of a card: the version stays, and nobody's edit is refused.
     *
     * @param to null to take the tag off
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rename(String from, @Nullable String to) {
        jdbc.sql("""
                with carrying as (
                    select id, tags from customer where tags <> '{}' and tags @> array[cast(:from as text)]
                    order by id for no key update),
                merged as (
                    update customer_merge
                    set filled = jsonb_set(filled, '{tags}', (filled -> 'tags') - cast(:from as text)
                            || case when cast(:to as text) is null or carrying.tags @> array[cast(:to as text)]
                                    then '[]' else jsonb_build_array(cast(:to as text)) end)
                    from carrying
                    where into_id = carrying.id and filled -> 'tags' @> jsonb_build_array(cast(:from as text)))
                update customer set tags = case when cast(:to as text) is null or customer.tags @> array[cast(:to as text)]
                                                then array_remove(customer.tags, cast(:from as text))
                                                else array_replace(customer.tags, cast(:from as text), cast(:to as text)) end
                from carrying where customer.id = carrying.id
                """).param("from", from).param("to", to).update();
    }
}
