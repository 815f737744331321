package io.potik.lead.mailing;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who does not want to be written to by mailings; of several who are one person, any of them says it for all. */
@Repository
public class OptOuts {

    private static final Set<String> WORDS =
            Set.of("stop", "стоп", "unsubscribe", "відписатися", "відписатись", "відписка", "отписаться", "отписка");

    private final JdbcClient jdbc;

    OptOuts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this is all that somebody says, in the first line that they wrote: not to be written to any more. */
    public static boolean isMeantBy(@Nullable String text) {
        return text != null
                && text.lines()
                        .filter(line -> !line.startsWith(">"))
                        .map(line ->
                                line.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT))
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .filter(WORDS::contains)
                        .isPresent();
    }

    /**
     * The customers whose these contact points are, and those who are written to by them, do not want it; nor does whoever
     * becomes one with them. In the caller's transaction, which has locked the contact points.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void byWord(Collection<ContactPoint> points) {
        var said = new SqlArrayValue[] {
            Columns.texts(points, ContactPoint::kind), Columns.texts(points, ContactPoint::value)
        };
        jdbc.sql("""
                insert into mailing_opt_out (customer_id, at, how)
                select distinct whose.customer_id, now(), 'word'
                from unnest(?, ?) as said (kind, value) cross join lateral (
                    select p.customer_id from contact_point p where p.kind = said.kind and p.value = said.value
                    union all
                    select l.customer_id from lead_contact_point p join lead l on l.id = p.lead_id
                    where p.kind = said.kind and p.value = said.value) whose
                where whose.customer_id is not null
                order by 1
                on conflict do nothing
                """).params((Object[]) said).update();
        jdbc.sql("""
                update contact_point point set opted_out_at = now()
                from unnest(?, ?) as said (kind, value)
                where point.kind = said.kind and point.value = said.value and point.opted_out_at is null
                """).params((Object[]) said).update();
    }

    /** Since when, and by what: word or staff. */
    record OptOut(Instant at, String how) {}

    /** Whether somebody who works here sees a lead of the person. */
    @Transactional(readOnly = true)
    boolean sees(Scope scope, UUID customer) {
        return jdbc.sql("select exists (select from lead l where l.customer_id in (" + PERSON + ") and "
                        + scope.condition("l.manager_id") + ")")
                .param("customer", customer)
                .param("scope", scope.staff())
                .query(Boolean.class)
                .single();
    }

    /** That the person does not want it, if they said so or somebody wrote it down. */
    @Transactional(readOnly = true)
    Optional<OptOut> of(UUID customer) {
        return jdbc.sql("""
                        select at, how from (
                            select at, how from mailing_opt_out where customer_id in (PERSON)
                            union all
                            select opted_out_at, 'word' from contact_point where (kind, value) in (POINTS)) said
                        order by at limit 1
                        """.replace("POINTS", POINTS).replace("PERSON", PERSON))
                .param("customer", customer)
                .query((row, number) -> new OptOut(Rows.time(row, "at"), Rows.text(row, "how")))
                .optional();
    }

    /** They do not want it from now on. */
    @Transactional
    void add(UUID customer) {
        jdbc.sql("insert into mailing_opt_out (customer_id, at, how) values (?, now(), 'staff') on conflict do nothing")
                .param(customer)
                .update();
    }

    /** They want it again. */
    @Transactional
    void remove(UUID customer) {
        jdbc.sql("delete from mailing_opt_out where customer_id in (" + PERSON + ")")
                .param("customer", customer)
                .update();
        jdbc.sql("""
                with theirs as (
                    select kind, value from contact_point where (kind, value) in (POINTS)
                    order by kind, value for update)
                update contact_point point set opted_out_at = null
                from theirs where point.kind = theirs.kind and point.value = theirs.value
                """.replace("POINTS", POINTS).replace("PERSON", PERSON))
                .param("customer", customer)
                .update();
    }

    /** Everybody who is read as the same person as :customer. */
    private static final String PERSON = """
            select cast(:customer as uuid) union all
            select merged_into from known_customer where id = :customer and merged_into is not null union all
            select part.id from known_customer part where part.merged_into =
                coalesce((select merged_into from known_customer where id = :customer), :customer)
            """;

    /** Where whoever is read as the same person said the word, as long as it is theirs. */
    private static final String POINTS = """
            select p.kind, p.value from contact_point p
            where p.customer_id in (PERSON) and p.opted_out_at is not null
            union all
            select p.kind, p.value from lead l join lead_contact_point of_lead on of_lead.lead_id = l.id
            join contact_point p on p.kind = of_lead.kind and p.value = of_lead.value
            where l.customer_id in (PERSON) and p.opted_out_at is not null
            """;
}
