package io.potik.lead.imports;

import io.potik.lead.contact.ContactPointRules;
import io.potik.lead.lead.PastLead;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.JsonPaths;
import io.potik.lead.source.Sources;
import io.potik.lead.workspace.Workspace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes a lead's past of a line, or says by field why it is none. */
@Component
class HistoryReader {

    private final JsonMapper json;
    private final ContactPointRules rules;
    private final Sources sources;
    private final Workspace workspace;

    HistoryReader(JsonMapper json, ContactPointRules rules, Sources sources, Workspace workspace) {
        this.json = json;
        this.rules = rules;
        this.sources = sources;
        this.workspace = workspace;
    }

    /**
     * Reads one line.
     *
     * @param now what is later has not happened yet
     * @throws Invalid when it makes no sense, with every error that was found
     */
    PastLead read(String line, Names names, Instant now) {
        var given = parsed(line);
        if (given == null) {
            throw new Invalid("", "A lead is needed, in one JSON object.");
        }
        return new OneLead(given, names, now, rules, sources, workspace).lead();
    }

    private @Nullable HistoryLine parsed(String line) {
        try {
            return json.readValue(line, HistoryLine.class);
        } catch (JacksonException unreadable) {
            throw new Invalid(JsonPaths.of(unreadable), "This is not the JSON that an import takes.");
        }
    }
}
