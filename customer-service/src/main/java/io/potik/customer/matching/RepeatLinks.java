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

/**
 * Tells once more, without names, whom leads and orders are linked to: on a topic of which the last word is kept, it takes the
 * place of what was told before.
 */
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
                        returning lead_id, customer_id, created, version, linked_at, lead_version
                        """)
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, number) -> {
                    var link = new Link(
                            row.getObject("lead_id", UUID.class),
                            row.getObject("customer_id", UUID.class),
                            row.getBoolean("created"),
                            row.getLong("version"),
                            row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                            row.getLong("lead_version"),
                            null);
                    return message(link, ofLeads.contains(link.by()), at);
                })
                .list();
        outbox.send(messages);
    }

    /** Tells the link of a lead or of an order, which stands no more, without any name. */
    void withoutName(Link link, boolean ofLead, Instant at) {
        outbox.send(List.of(message(link, ofLead, at)));
    }

    private OutgoingMessage message(Link link, boolean ofLead, Instant at) {
        Record answer = ofLead
                ? new CustomerLinked(
                        link.by(), link.customer(), null, link.created(), null, link.leadVersion(), link.at())
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
