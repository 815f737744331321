package io.potik.gateway.staff;

import io.potik.gateway.Workspace;
import io.potik.gateway.problem.Invalid;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Remembers in which language somebody wants to see Potik. */
@Service
public class ChooseLocale {

    private final StaffMembers members;
    private final Workspace workspace;

    ChooseLocale(StaffMembers members, Workspace workspace) {
        this.members = members;
        this.workspace = workspace;
    }

    /**
     * Remembers the language.
     *
     * @throws Invalid when the workspace does not have it
     */
    public void choose(UUID staffId, String locale) {
        if (!workspace.languages().contains(locale)) {
            throw new Invalid("locale", "A language is one of " + String.join(", ", workspace.languages()) + ".");
        }
        members.setLocale(staffId, locale);
    }
}
