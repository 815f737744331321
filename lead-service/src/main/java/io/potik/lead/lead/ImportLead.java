package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.sql.Columns;
import io.potik.lead.tag.Tags;
import io.potik.outbox.Ids;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the past of leads over from another CRM. */
@Service
public class ImportLead {

    private final JdbcClient jdbc;
    private final ContactPoints points;
    private final LeadBatches batches;
    private final Replay replay;
    private final Tags tags;

    ImportLead(JdbcClient jdbc, ContactPoints points, LeadBatches batches, Replay replay, Tags tags) {
        this.jdbc = jdbc;
        this.points = points;
        this.batches = batches;
        this.replay = replay;
        this.tags = tags;
    }

    /**
     * Writes the leads in one transaction, with their activities and with events that carry the historic times; won and
     * kept ones become customers and orders like any other. A lead that is there already is left as it is, one whose
     * person has an open lead becomes a lead of its own all the same.
     *
     * @param leads with different external ids; some hundreds at once are a good number
     * @return the lead that each external id became now; one that was there already is not in it
     */
    @Transactional
    public Map<String, UUID> all(List<PastLead> leads) {
        var fresh = claim(leads);
        var person = new HashMap<>(points.lock(leads.stream()
                .filter(lead -> fresh.containsKey(lead.externalId()))
                .flatMap(lead -> lead.contactPoints().stream())
                .map(GivenContactPoint::point)
                .toList()));
        var imported = leads.stream()
                .filter(lead -> fresh.containsKey(lead.externalId()))
                .sorted(Comparator.comparing(PastLead::createdAt))
                .toList();
        var batch = batches.begin(imported.size(), Set.of());
        var spelling = tags.spelling(
                imported.stream().flatMap(lead -> lead.tags().stream()).collect(Collectors.toSet()));
        imported.forEach(lead -> replay.lead(
                Objects.requireNonNull(fresh.get(lead.externalId())), lead.tagged(spelling), person, batch));
        batches.write(batch);
        return fresh;
    }

    /** Those that nobody imported before, with the ids they get; whoever imports them at the same time waits. */
    private Map<String, UUID> claim(Collection<PastLead> leads) {
        var ids = new LinkedHashMap<String, UUID>();
        leads.forEach(lead -> ids.put(lead.externalId(), Ids.at(lead.createdAt().toEpochMilli())));
        var entries = ids.entrySet();
        var claimed = jdbc.sql("""
                        insert into lead_import (external_id, lead_id)
                        select * from unnest(?, ?) as given (external_id, lead_id) order by external_id
                        on conflict do nothing returning external_id
                        """)
                .params(Columns.texts(entries, Map.Entry::getKey), Columns.ids(entries, Map.Entry::getValue))
                .query(String.class)
                .set();
        return entries.stream()
                .filter(entry -> claimed.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
