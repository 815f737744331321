package io.potik.gateway.staff;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What somebody may do here. */
public enum Role {
    /** Everything. */
    OWNER("owner"),
    /** The leads of the team. */
    TEAM_LEAD("teamLead"),
    /** Their own leads, and those nobody has; where the team shares its leads, those of the team. */
    MANAGER("manager"),
    /** Reports only, no person behind them. */
    ANALYST("analyst");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name in the API, in tokens, in events and in the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether somebody of this role sees the rows of all of their team. */
    boolean seesTeam(@Nullable Team team) {
        return team != null && (this == TEAM_LEAD || (this == MANAGER && team.sharesLeads()));
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A role is one of owner, teamLead, manager, analyst."));
    }
}
