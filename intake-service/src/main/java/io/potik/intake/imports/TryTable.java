package io.potik.intake.imports;

import io.potik.intake.channel.Channels;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.TableChannel;
import io.potik.intake.channel.TableChannel.Wrong;
import io.potik.intake.channel.TableRows;
import io.potik.intake.connection.Hooks;
import io.potik.intake.problem.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads a table just as it would be taken in, and stores nothing. */
@Service
public class TryTable {

    static final String PROVIDER = "import";

    private static final int SAMPLES = 5;
    private static final int TOLD = 200;

    private final Imports imports;
    private final ImportedThings importedThings;
    private final Channels channels;
    private final Hooks hooks;
    private final JsonMapper json;

    TryTable(Imports imports, ImportedThings importedThings, Channels channels, Hooks hooks, JsonMapper json) {
        this.imports = imports;
        this.importedThings = importedThings;
        this.channels = channels;
        this.hooks = hooks;
        this.json = json;
    }

    /** The columns that may be chosen. */
    public List<TableChannel.Column> columns() {
        return channel().columns();
    }

    /**
     * What would come of a draft; empty when it is a draft no longer, and its text is gone.
     *
     * @throws NotFound when its source was removed
     */
    public Optional<DryRun> of(Import draft, Instant now) {
        var text = imports.text(draft.id());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var table = Table.of(text);
        var mapping = new Mapping(draft.columns());
        var access = access(draft.source());
        var externalIds = new ArrayList<String>();
        var wrong = new ArrayList<Wrong>();
        int wrongThings = 0;
        var things = mapping.things(table, channel().thing());
        for (var thing : things) {
            var rows = new TableRows(now.toEpochMilli(), thing);
            var item = read(delivery(rows, now), access);
            if (item instanceof Item.Unreadable) {
                wrongThings++;
                if (wrong.size() < TOLD) {
                    wrong.addAll(channel().wrong(rows, now));
                }
            } else {
                externalIds.add(item.externalId());
            }
        }
        int width = table.titles().size();
        return Optional.of(new DryRun(
                table.titles(),
                table.rows().stream()
                        .limit(SAMPLES)
                        .map(row ->
                                IntStream.range(0, width).mapToObj(row::cell).toList())
                        .toList(),
                table.rows().size(),
                things.size(),
                externalIds.size(),
                importedThings.known(draft.source(), externalIds),
                wrongThings,
                List.copyOf(wrong),
                mapping.missing(channel())));
    }

    TableChannel channel() {
        return (TableChannel) channels.existing(PROVIDER);
    }

    ConnectionAccess access(UUID source) {
        return hooks.of(source).orElseThrow(() -> new NotFound("connection")).access();
    }

    /** The rows of one thing as a delivery. */
    RawDelivery delivery(TableRows rows, Instant at) {
        return new RawDelivery(
                "IMPORT",
                null,
                Map.of("content-type", List.of("application/json; charset=" + StandardCharsets.UTF_8)),
                json.writeValueAsBytes(rows),
                at);
    }

    private Item read(RawDelivery delivery, ConnectionAccess access) {
        try {
            return channel().read(delivery, access).getFirst();
        } catch (NotUnderstood rows) {
            throw new IllegalStateException("rows that were written here cannot be read", rows);
        }
    }
}
