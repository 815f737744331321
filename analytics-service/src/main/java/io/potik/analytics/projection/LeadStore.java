package io.potik.analytics.projection;

import io.potik.analytics.Workspace;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads and writes the histories of many leads with a fixed number of statements. */
@Component
final class LeadStore {

    private record Numbered(UUID lead, int seq) {}

    private final Rows rows;
    private final Workspace workspace;

    LeadStore(Rows rows, Workspace workspace) {
        this.rows = rows;
        this.workspace = workspace;
    }

    /** What is known of these leads; one that was never heard of has an empty history. */
    Map<UUID, LeadHistory> load(Collection<UUID> leads, Changes changes) {
        var facts = byLead(rows.ofLeads(leads, "lead_fact r", LeadFact.class), LeadFact::leadId);
        var known = facts.keySet();
        Map<UUID, Visit> here = Map.of();
        Map<UUID, LeadState> states = Map.of();
        Map<UUID, Closing> closings = Map.of();
        Map<UUID, Wait> waits = Map.of();
        if (!known.isEmpty()) {
            here = byLead(
                    rows.ofLeads(known, "(select * from visit where left_at is null) r", Visit.class), Visit::leadId);
            states = byLead(
                    rows.ofLeads(known, "(select * from lead_state where until is null) r", LeadState.class),
                    LeadState::leadId);
            closings = byLead(
                    rows.ofLeads(known, "(select * from closing where stood_until is null) r", Closing.class),
                    Closing::leadId);
            waits = byLead(
                    rows.ofLeads(
                            known,
                            "(select w.* from lead_fact f join wait w on w.lead_id = f.lead_id and w.seq = f.waits) r",
                            Wait.class),
                    Wait::leadId);
        }
        var histories = new HashMap<UUID, LeadHistory>();
        for (var lead : leads) {
            var history = new LeadHistory(
                    changes, facts.get(lead), here.get(lead), states.get(lead), closings.get(lead), waits.get(lead));
            histories.put(lead, history);
        }
        return histories;
    }

    void save(Changes changes) {
        rows.write("lead_fact", changes.facts.values(), """
                on conflict (lead_id) do update set version = excluded.version, source_id = excluded.source_id,
                  channel = excluded.channel, first = excluded.first, opened_at = excluded.opened_at,
                  visits = excluded.visits, states = excluded.states, closings = excluded.closings,
                  waits = excluded.waits""");
        rows.write("visit", changes.visits.values(), """
                on conflict (lead_id, seq) do update set left_at = excluded.left_at, left_how = excluded.left_how,
                  left_owner = excluded.left_owner""");
        rows.write("lead_state", changes.states.values(), """
                on conflict (lead_id, seq) do update set until = excluded.until""");
        rows.write("closing", changes.closings.values(), """
                on conflict (lead_id, seq) do update set stood_until = excluded.stood_until,
                  reason_id = excluded.reason_id""");
        rows.write("wait", changes.waits.values(), """
                on conflict (lead_id, seq) do update set asked_at = excluded.asked_at, responded_at = excluded.responded_at,
                  restarted_at = excluded.restarted_at, owner_id = excluded.owner_id, staff_id = excluded.staff_id""");
        rows.write("action_day", changes.actions, "on conflict do nothing");
    }

    /** The changes of a poll. */
    Changes changes() {
        return new Changes(workspace);
    }

    private static <T> Map<UUID, T> byLead(List<T> rows, Function<T, UUID> lead) {
        return rows.stream().collect(Collectors.toMap(lead, Function.identity()));
    }

    /** What a poll changed: of each row only its last form, in the order in which the rows were first touched. */
    static final class Changes {

        private final Workspace workspace;
        private final Map<UUID, LeadFact> facts = new LinkedHashMap<>();
        private final Map<Numbered, Visit> visits = new LinkedHashMap<>();
        private final Map<Numbered, LeadState> states = new LinkedHashMap<>();
        private final Map<Numbered, Closing> closings = new LinkedHashMap<>();
        private final Map<Numbered, Wait> waits = new LinkedHashMap<>();
        private final Set<ActionDay> actions = new LinkedHashSet<>();

        Changes(Workspace workspace) {
            this.workspace = workspace;
        }

        void put(LeadFact fact) {
            facts.put(fact.leadId(), fact);
        }

        void put(Visit visit) {
            visits.put(new Numbered(visit.leadId(), visit.seq()), visit);
        }

        void put(LeadState state) {
            states.put(new Numbered(state.leadId(), state.seq()), state);
        }

        void put(Closing closing) {
            closings.put(new Numbered(closing.leadId(), closing.seq()), closing);
        }

        void put(Wait wait) {
            waits.put(new Numbered(wait.leadId(), wait.seq()), wait);
        }

        void act(LeadEvent event) {
            var lead = event.lead();
            actions.add(new ActionDay(workspace.day(event.at()), lead.managerId(), lead.id(), lead.pipelineId()));
        }

        Collection<Visit> visits() {
            return visits.values();
        }

        Collection<Closing> closings() {
            return closings.values();
        }
    }
}
