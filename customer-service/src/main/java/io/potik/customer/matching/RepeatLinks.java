package io.potik.customer.matching;

import io.potik.customer.matching.Links.Link;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells once more whom leads and orders are linked to, so that what was told before is not kept. */
@Service
public class RepeatLinks {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    RepeatLinks(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Tells all links of these customers, who are locked, without any name.
     *
     * @param leads which of what they are linked to are leads; all else are orders
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withoutNames(Collection<UUID> customers, Collection<UUID> leads, Instant at) {
        Set<UUID> ofLeads = Set.copyOf(leads);
        List<OutgoingMessage> messages = jdbc.sql("""
                        update customer_link set version = version + 1 where customer_id = any(:customers)
                        returning lead_id, customer_id, created, version, linked_at
                        """)
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, number) -> message(
                        new Link(
                                row.getObject("lead_id", UUID.class),
                                row.getObject("customer_id", UUID.class),
                                row.getBoolean("created"),
                                row.getLong("version"),
                                row.getObject("linked_at", OffsetDateTime.class).toInstant()),
                        ofLeads,
                        at))
                .list();
        outbox.send(messages);
    }

    private OutgoingMessage message(Link link, Set<UUID> leads, Instant at) {
        boolean ofLead = leads.contains(link.by());
        Record answer = ofLead
                ? new CustomerLinked(link.by(), link.customer(), null, link.created(), null, link.at())
                : new BuyerLinked(link.by(), link.customer(), null, link.created(), link.at());
        return new OutgoingMessage(
                CustomerLinked.TOPIC,
                link.by().toString(),
                ofLead ? CustomerLinked.TYPE : BuyerLinked.TYPE,
                link.version(),
                at,
                json.writeValueAsBytes(answer));
    }
}
