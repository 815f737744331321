package io.potik.order.status;

import io.potik.order.problem.Invalid;
import io.potik.order.status.Status.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All statuses of the workspace: the open ones, the done ones, the cancelled ones, each kind in its order. Of each kind at
 * least one is in use, so an order can always begin, be done and be cancelled.
 */
public record StatusSet(List<Status> all) {

    /** Those that every workspace begins with. */
    static final Set<String> FIRST_FOUR = Set.of("new", "inProgress", "done", "cancelled");

    private static final int MOST = 30;

    /** Sorts them by kind and position. */
    public StatusSet {
        all = all.stream()
                .sorted(Comparator.comparing(Status::kind)
                        .thenComparing(Status::position)
                        .thenComparing(Status::code))
                .toList();
    }

    /** The one of that code, in use or not. */
    public Optional<Status> find(String code) {
        return all.stream().filter(status -> status.code().equals(code)).findFirst();
    }

    /** Where an order begins. */
    public Status first() {
        return first(Kind.OPEN);
    }

    /** The first of a kind that is in use. */
    public Status first(Kind kind) {
        return all.stream()
                .filter(status -> status.active() && status.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no status of kind " + kind.word()));
    }

    /** Where an order may go from here, in the workspace's order. */
    public List<Status> next(Status from) {
        return all.stream().filter(from::leadsTo).toList();
    }

    /** The shortest way from one to another, with the goal and without the beginning; never by cancelling. */
    public List<Status> way(Status from, Status to) {
        if (from.leadsTo(to)) {
            return List.of(to);
        }
        return from.code().equals(to.code()) || !to.active() ? List.of() : List.of(first(), to);
    }

    /**
     * With a new one, the last of its kind.
     *
     * @throws Invalid if its name is taken, or there are too many
     */
    StatusSet with(Status added) {
        if (all.size() >= MOST) {
            throw new Invalid("name", "There are " + MOST + " statuses already; more help nobody.");
        }
        return replaced(added.at((int) count(added.kind())), null);
    }

    /**
     * With one in another form and, if {@code position} is given, at another place among those of its kind.
     *
     * @throws Invalid if its name is taken, or none of its kind would be in use
     */
    StatusSet with(Status changed, @Nullable Integer position) {
        return replaced(changed, position);
    }

    private StatusSet replaced(Status changed, @Nullable Integer position) {
        List<Status> kin = new ArrayList<>(all.stream()
                .filter(status ->
                        status.kind() == changed.kind() && !status.code().equals(changed.code()))
                .toList());
        if (changed.name() != null
                && all.stream()
                        .anyMatch(other -> !other.code().equals(changed.code())
                                && changed.name().equalsIgnoreCase(other.name()))) {
            throw new Invalid("name", "Another status has this name already.");
        }
        kin.add(Math.clamp(position == null ? changed.position() : position, 0, kin.size()), changed);
        if (kin.stream().noneMatch(Status::active)) {
            throw new Invalid(
                    "active",
                    "At least one status of the kind " + changed.kind().word() + " is in use.");
        }
        List<Status> next = new ArrayList<>(
                all.stream().filter(status -> status.kind() != changed.kind()).toList());
        for (int place = 0; place < kin.size(); place++) {
            next.add(kin.get(place).at(place));
        }
        return new StatusSet(next);
    }

    private long count(Kind kind) {
        return all.stream().filter(status -> status.kind() == kind).count();
    }
}
