package io.potik.lead.source;

import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where leads come from.
 *
 * @param channel telegram, viber, form, email, call, manual …
 * @param connectionId the connection whose leads these are, or null for a source without one (an exhibition, a
 *     walk-in, another CRM)
 */
public record Source(
        UUID id,
        long version,
        String name,
        String channel,
        @Nullable UUID connectionId) {

    static Source named(String name, String channel, @Nullable UUID connectionId) {
        return new Source(Ids.next(), 1, name.strip(), channel, connectionId);
    }

    Source renamed(String newName) {
        if (newName.isBlank()) {
            throw new Invalid("name", "A source needs a name.");
        }
        return new Source(id, version + 1, newName.strip(), channel, connectionId);
    }
}
