package io.potik.lead.imports;

import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.reason.Reason;
import io.potik.lead.reason.Reasons;
import io.potik.lead.staff.StaffNames;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the names in one history mean: pipelines, stages, reasons and staff, as they are when it begins. Names are
 * compared without regard to case.
 */
final class Names {

    private static final Duration NEWS_OF_STAFF = Duration.ofSeconds(3);

    private final List<Pipeline> pipelines;
    private final List<Reason> reasons;
    private final StaffNames staff;
    private final Set<UUID> strangers = new HashSet<>();

    Names(Pipelines pipelines, Reasons reasons, StaffNames staff) {
        this.pipelines = pipelines.all();
        this.reasons = reasons.all();
        this.staff = staff;
    }

    /** The pipeline of this name; the default one without a name. */
    Optional<Pipeline> pipeline(@Nullable String name) {
        return pipelines.stream()
                .filter(pipeline ->
                        name == null ? pipeline.isDefault() : pipeline.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The stage of this name, in the given pipeline rather than in another one. */
    Optional<Stage> stage(String name, Pipeline rather) {
        return Stream.concat(Stream.of(rather), pipelines.stream())
                .flatMap(pipeline -> pipeline.stages().stream())
                .filter(stage -> stage.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The reason of this name, an active one rather than another. */
    Optional<Reason> reason(String name) {
        return reasons.stream()
                .filter(reason -> reason.name().equalsIgnoreCase(name))
                .min(Comparator.comparing(reason -> !reason.active()));
    }

    /** Whether this is somebody of the staff; one who was added a moment ago is waited for a little. */
    boolean knows(UUID staffId) {
        if (strangers.contains(staffId)) {
            return false;
        }
        // Once for each id only: a wrong one in every line must not take seconds a line.
        boolean known = staff.knows(staffId) || staff.hearsOf(staffId, NEWS_OF_STAFF);
        if (!known) {
            strangers.add(staffId);
        }
        return known;
    }
}
