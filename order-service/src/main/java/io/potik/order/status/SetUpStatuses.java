package io.potik.order.status;

import io.potik.order.problem.Conflict;
import io.potik.order.problem.ExpectedVersion;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.status.Status.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds a status to the workspace's, renames and arranges them, takes one out of use. Each call is a transaction. */
@Service
class SetUpStatuses {

    private final Statuses statuses;

    SetUpStatuses(Statuses statuses) {
        this.statuses = statuses;
    }

    /** @throws Invalid if the name is taken, or there are too many */
    @Transactional
    Status add(String name, Kind kind, String color) {
        StatusSet before = statuses.lock();
        String code = statuses.newCode();
        StatusSet after = before.with(new Status(code, 1, name.strip(), kind, color, 0, true));
        statuses.save(after);
        return after.find(code).orElseThrow();
    }

    /**
     * Changes one; null leaves a property as it is.
     *
     * @throws NotFound if there is none of that code
     * @throws Conflict if it has changed since it was seen
     * @throws Invalid if what was given makes no sense, or none of its kind would be in use
     */
    @Transactional
    Status change(
            String code,
            ExpectedVersion seen,
            @Nullable String name,
            @Nullable String color,
            @Nullable Boolean active,
            @Nullable Integer position) {
        StatusSet before = statuses.lock();
        Status last = before.find(code).orElseThrow(() -> new NotFound("status"));
        if (seen.version() != null && seen.version() != last.version()) {
            throw new Conflict("status", last);
        }
        StatusSet after = before.with(last.changed(name, color, active), position);
        statuses.save(after);
        return after.find(code).orElseThrow();
    }
}
