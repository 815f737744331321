package io.potik.intake.imports;

import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import io.potik.intake.connection.ConnectChannel;
import io.potik.intake.connection.Connection;
import io.potik.intake.connection.Connections;
import io.potik.intake.imports.Import.State;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.sql.Rows;
import io.potik.outbox.Ids;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with a table until it runs. Each call is one transaction. */
@Service
@Transactional
public class BringTable {

    private static final int LONGEST_NAME = 200;
    private static final String NAMELESS = "Import";

    private final Imports imports;
    private final Connections connections;
    private final ConnectChannel connect;
    private final TryTable tries;

    BringTable(Imports imports, Connections connections, ConnectChannel connect, TryTable tries) {
        this.imports = imports;
        this.connections = connections;
        this.connect = connect;
        this.tries = tries;
    }

    /**
     * Brings a file. The same bytes again, while nobody has started them, are the same draft.
     *
     * @param source where it comes from, by its name; made when there is none that is called so
     * @throws Invalid when it is no table
     */
    public UUID bring(@Nullable String source, @Nullable String fileName, byte[] bytes, UUID by) {
        if (bytes.length == 0) {
            throw new Invalid("file", "The file is empty.");
        }
        var text = FileText.of(bytes);
        var mapping = Mapping.proposed(Table.of(text), tries.channel());
        var from = source(Objects.requireNonNullElse(Words.clean(source, LONGEST_NAME), NAMELESS));
        var draft = new Import(
                Ids.next(),
                from.id(),
                from.name(),
                Objects.requireNonNullElse(Words.clean(fileName, LONGEST_NAME), NAMELESS),
                Rows.now(),
                mapping.places(),
                State.DRAFT,
                1,
                0,
                0,
                null,
                null,
                null,
                null);
        return imports.add(draft, Secrets.fingerprint(bytes), by, text);
    }

    private Connection source(String name) {
        return connections
                .named(TryTable.PROVIDER, name)
                .orElseGet(() -> connect.connect(TryTable.PROVIDER, name, Map.of(), Map.of()));
    }

    /**
     * Says which column of the file is what.
     *
     * @throws io.potik.intake.problem.Conflict when somebody changed it since this version
     * @throws Invalid when it was started, or a column is not there
     */
    public void map(UUID id, Map<String, Integer> columns, @Nullable Long version) {
        var draft = lock(id);
        draft.seenAs(version);
        draft.draft();
        new Mapping(columns).check(Table.of(imports.text(id)), tries.channel());
        imports.save(draft.mapped(columns));
    }

    /**
     * Lets it run: all of it is taken in soon, whatever happens meanwhile. Once more changes nothing.
     *
     * @throws io.potik.intake.problem.Conflict when somebody changed it since this version
     * @throws Invalid when a column is missing without which nothing can be made, or something of its source is being undone
     */
    public void start(UUID id, @Nullable Long version) {
        var draft = lock(id);
        if (draft.state() == State.RUNNING || draft.state() == State.DONE) {
            return;
        }
        draft.seenAs(version);
        draft.draft();
        var mapping = new Mapping(draft.columns());
        var missing = mapping.missing(tries.channel());
        if (!missing.isEmpty()) {
            throw new Invalid(missing.stream()
                    .map(name -> new Invalid.Field("columns." + name, "Say which column of the file this is."))
                    .toList());
        }
        tries.access(draft.source());
        if (imports.isAny(draft.source(), State.UNDOING)) {
            throw new Invalid("state", "Another table of this source is being undone. Start this one after that.");
        }
        int things = mapping.things(Table.of(imports.text(id)), tries.channel().thing())
                .size();
        imports.save(draft.started(things, Rows.now()));
    }

    /**
     * Removes a draft.
     *
     * @throws Invalid when it was started
     */
    public void remove(UUID id) {
        lock(id).draft();
        imports.remove(id);
    }

    private Import lock(UUID id) {
        return imports.lock(id).orElseThrow(() -> new NotFound("import"));
    }
}
