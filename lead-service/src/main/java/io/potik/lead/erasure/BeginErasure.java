package io.potik.lead.erasure;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Columns;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person wants to be forgotten. */
@Service
class BeginErasure {

    private final People people;
    private final Erasures erasures;
    private final PersonalData data;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    BeginErasure(People people, Erasures erasures, PersonalData data, AuditTrail audit, JdbcClient jdbc) {
        this.people = people;
        this.erasures = erasures;
        this.data = data;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** By what they are named; one of the three. */
    record Of(
            @Nullable UUID customerId,
            @Nullable UUID leadId,
            @Nullable ContactPoint contactPoint) {}

    /**
     * What would be erased.
     *
     * @param openLeads leads that are still open: they stay, without the person, until somebody closes them
     * @param files the files on their cards
     */
    record Preview(Person person, int openLeads, int messages, List<CardFile> files) {}

    /** A file on a card. */
    record CardFile(UUID id, UUID leadId, String name) {}

    /**
     * Looks only.
     *
     * @throws Invalid when not exactly one thing names the person
     * @throws NotFound when nothing is known of them
     */
    @Transactional(readOnly = true)
    Preview preview(Of of) {
        var person = person(of);
        return new Preview(
                person,
                count("select count(*) from lead where id = any(?) and outcome = 'OPEN'", person),
                count("select count(*) from activity where lead_id = any(?)", person),
                jdbc.sql("select id, lead_id, name from lead_file where lead_id = any(?) order by id")
                        .param(Columns.ids(person.leadIds()))
                        .query(CardFile.class)
                        .list());
    }

    /**
     * Begins, in the open transaction; one that is under way for the same person goes on instead.
     *
     * @param marks the ends of the topics with personal data now
     * @return the erasure's id
     */
    @Transactional
    UUID begin(Caller caller, Of of, Map<String, Long> marks) {
        var person = person(of);
        return erasures.underWayOf(person).orElseGet(() -> {
            var id = erasures.begin(person, data.files(person), caller.staffId(), marks);
            audit.settings("person.erased", id, null);
            return id;
        });
    }

    private int count(String sql, Person person) {
        return jdbc.sql(sql)
                .param(Columns.ids(person.leadIds()))
                .query(Integer.class)
                .single();
    }

    private Person person(Of of) {
        int named =
                (of.customerId() == null ? 0 : 1) + (of.leadId() == null ? 0 : 1) + (of.contactPoint() == null ? 0 : 1);
        if (named != 1) {
            throw new Invalid("customerId", "A person is named by customerId, leadId or contactPoint, one of them.");
        }
        if (!isThere(of)) {
            throw new NotFound("person");
        }
        return people.whole(new Person(
                of.customerId() == null ? List.of() : List.of(of.customerId()),
                of.leadId() == null ? List.of() : List.of(of.leadId()),
                of.contactPoint() == null ? List.of() : List.of(of.contactPoint())));
    }

    private boolean isThere(Of of) {
        var point = of.contactPoint();
        if (point != null) {
            return jdbc.sql("select exists (select from contact_point where kind = ? and value = ?)")
                    .params(point.kind(), point.value())
                    .query(Boolean.class)
                    .single();
        }
        return jdbc.sql(
                        "select exists (select from known_customer where id = :id) or exists (select from lead where id = :id)")
                .param("id", of.customerId() == null ? of.leadId() : of.customerId())
                .query(Boolean.class)
                .single();
    }
}
