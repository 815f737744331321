package io.potik.lead.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id the member of staff; null for everybody else
 */
public record Actor(Kind kind, @Nullable UUID id) {

    /** What sort of actor it is. */
    public enum Kind {
        /** A person who works here. */
        @JsonProperty("staff")
        STAFF,
        /** The person the lead is about, through a channel. */
        @JsonProperty("channel")
        CHANNEL,
        /** Potik itself. */
        @JsonProperty("system")
        SYSTEM,
        /** The import of another CRM's past. */
        @JsonProperty("import")
        IMPORT
    }

    /** The person the lead is about, through a channel. */
    public static final Actor CHANNEL = new Actor(Kind.CHANNEL, null);

    /** Potik itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    /** The import of another CRM's past. */
    public static final Actor IMPORT = new Actor(Kind.IMPORT, null);

    /** A member of staff. */
    public static Actor staff(UUID id) {
        return new Actor(Kind.STAFF, id);
    }
}
