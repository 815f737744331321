package io.potik.lead.view;

import io.potik.lead.board.LeadQuery;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.source.Sources;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.tag.Tag;
import io.potik.lead.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The views somebody may open, with what is gone of what they name. */
@Component
class ShowViews {

    private final SavedViews views;
    private final Pipelines pipelines;
    private final Sources sources;
    private final StaffNames staff;
    private final Tags tags;

    ShowViews(SavedViews views, Pipelines pipelines, Sources sources, StaffNames staff, Tags tags) {
        this.views = views;
        this.pipelines = pipelines;
        this.sources = sources;
        this.staff = staff;
        this.tags = tags;
    }

    /**
     * A view as somebody sees it.
     *
     * @param mine whether the caller made it
     * @param changeable whether the caller may rename or remove it
     * @param gone what it names and is not there any more
     */
    record Shown(
            UUID id,
            long version,
            String name,
            boolean shared,
            boolean mine,
            boolean changeable,
            SavedView.Show show,
            List<Gone> gone) {}

    /**
     * Something that a view names and that is not there any more.
     *
     * @param field pipelineId, managerId, teamId, sourceId or tag
     * @param value as the view names it
     */
    record Gone(String field, String value) {}

    @Transactional(readOnly = true)
    public List<Shown> all(Caller caller) {
        var names = names();
        return views.visibleTo(caller.staffId()).stream()
                .map(view -> shown(caller, view, names))
                .toList();
    }

    @Transactional(readOnly = true)
    public Shown of(Caller caller, SavedView view) {
        return shown(caller, view, names());
    }

    private Shown shown(Caller caller, SavedView view, Set<String> names) {
        return new Shown(
                view.id(),
                view.version(),
                view.name(),
                view.shared(),
                view.ownerId().equals(caller.staffId()),
                view.mayBeChangedBy(caller),
                view.show(),
                gone(view.show(), names));
    }

    private Set<String> names() {
        return tags.all().stream()
                .map(Tag::name)
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private List<Gone> gone(SavedView.Show show, Set<String> tagNames) {
        var gone = new ArrayList<Gone>();
        LeadQuery filters = show.filters();
        var pipeline = show.pipelineId();
        if (pipeline != null && !isThere(() -> pipelines.withId(pipeline))) {
            gone.add(new Gone("pipelineId", pipeline.toString()));
        }
        var source = filters.sourceId();
        if (source != null && !isThere(() -> sources.withId(source))) {
            gone.add(new Gone("sourceId", source.toString()));
        }
        var manager = filters.managerId();
        if (manager != null && !manager.equals("none") && !isManager(manager)) {
            gone.add(new Gone("managerId", manager));
        }
        if (filters.teamId() != null && staff.ofTeam(filters.teamId()).isEmpty()) {
            gone.add(new Gone("teamId", filters.teamId().toString()));
        }
        filters.tags().stream().filter(tag -> !tagNames.contains(tag)).forEach(tag -> gone.add(new Gone("tag", tag)));
        return gone;
    }

    private boolean isManager(String id) {
        try {
            return staff.mayHaveLeads(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isThere(Runnable look) {
        try {
            look.run();
            return true;
        } catch (NotFound none) {
            return false;
        }
    }
}
