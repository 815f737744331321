package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here.
 *
 * @param email what they sign in with; lower case, unique
 * @param active whether they may sign in; nobody is ever deleted, their work keeps their name
 * @param version grows with every change, the team's name included
 */
public record StaffMember(
        UUID id,
        String name,
        String email,
        Role role,
        @Nullable Team team,
        boolean active,
        long version) {

    /**
     * What is to be changed.
     *
     * @param team the team afterwards, whether it changes or not
     */
    record Change(
            @Nullable String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable Team team,
            @Nullable Boolean active) {}

    /**
     * This member after the change; the version is the next one.
     *
     * @param anotherOwner whether somebody else is an active owner
     * @throws Invalid when nobody would be left who owns the workspace
     */
    StaffMember after(Change change, boolean anotherOwner) {
        var changed = new StaffMember(
                id,
                change.name == null ? name : change.name,
                change.email == null ? email : change.email,
                change.role == null ? role : change.role,
                change.team,
                change.active == null ? active : change.active,
                version + 1);
        if (owns() && !changed.owns() && !anotherOwner) {
            throw new Invalid(
                    changed.active ? "role" : "active",
                    "This is the only owner. Make somebody else an owner first, or nobody could manage Potik.");
        }
        return changed;
    }

    boolean owns() {
        return active && role == Role.OWNER;
    }
}
