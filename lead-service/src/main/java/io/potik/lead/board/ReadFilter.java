package io.potik.lead.board;

import io.potik.lead.field.FieldRange;
import io.potik.lead.field.Fields;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.Invalid;
import io.potik.lead.search.SearchQuery;
import io.potik.lead.security.Scope;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes a filter of what somebody asks for and what they may see. */
@Component
class ReadFilter {

    private final StaffNames staff;
    private final Workspace workspace;
    private final Fields fields;
    private final JsonMapper json;

    ReadFilter(StaffNames staff, Workspace workspace, Fields fields, JsonMapper json) {
        this.staff = staff;
        this.workspace = workspace;
        this.fields = fields;
        this.json = json;
    }

    /** Throws Invalid, which names the field, for a manager or a temperature that is none. */
    LeadFilter of(Scope scope, LeadQuery query) {
        var to = query.createdTo();
        var asked = query.field() == null ? Asked.NOTHING : fields(query.field());
        return new LeadFilter(
                owners(scope, query),
                query.sourceId(),
                SearchQuery.of(query.q()),
                new LeadFilter.Marks(
                        Set.copyOf(query.tags()),
                        temperatures(query.temperature() == null ? List.of() : query.temperature()),
                        asked.chosen(),
                        asked.ranges(),
                        beginning(query.createdFrom()),
                        to == null ? null : beginning(to.plusDays(1)),
                        Boolean.TRUE.equals(query.waiting()),
                        query.amountFrom(),
                        query.amountTo(),
                        workspace.currency()));
    }

    private @Nullable Instant beginning(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(workspace.timeZone()).toInstant();
    }

    private @Nullable Set<UUID> owners(Scope scope, LeadQuery query) {
        var manager = query.managerId();
        @Nullable Set<UUID> owners = visible(scope);
        if (query.teamId() != null) {
            owners = both(owners, staff.ofTeam(query.teamId()));
        }
        if (manager != null && !manager.isBlank()) {
            owners = both(owners, Set.of(manager.equals("none") ? StageTotals.NIL : id(manager)));
        }
        return owners;
    }

    private static @Nullable Set<UUID> visible(Scope scope) {
        if (scope.all()) {
            return null;
        }
        if (scope.staff().isEmpty()) {
            return Set.of();
        }
        var owners = new HashSet<>(scope.staff());
        owners.add(StageTotals.NIL);
        return owners;
    }

    private static Set<UUID> both(@Nullable Set<UUID> visible, Set<UUID> wanted) {
        return visible == null
                ? wanted
                : wanted.stream().filter(visible::contains).collect(Collectors.toSet());
    }

    private static Set<Stage.Temperature> temperatures(List<String> words) {
        try {
            return words.stream()
                    .map(word -> Stage.Temperature.of(word.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException other) {
            throw new Invalid("temperature", "It is cold, warm or hot.");
        }
    }

    /** What is asked for of each field: what is chosen in it, or where it lies. */
    private record Asked(List<List<String>> chosen, List<List<FieldRange>> ranges) {

        static final Asked NOTHING = new Asked(List.of(), List.of());
    }

    private Asked fields(List<String> asked) {
        var known = fields.ofLeads();
        var chosen = new LinkedHashMap<String, List<String>>();
        var ranges = new LinkedHashMap<String, List<FieldRange>>();
        // Several parameters are taken as they are, of one the commas part: here both.
        for (var each :
                asked.stream().flatMap(one -> Arrays.stream(one.split(","))).toList()) {
            int end = each.indexOf(':');
            if (end < 1) {
                throw new Invalid("field", "This is a field's key and a value: key:value.");
            }
            var key = each.substring(0, end);
            var value = each.substring(end + 1);
            if (known.isOrdered(key)) {
                ranges.computeIfAbsent(key, first -> new ArrayList<>())
                        .add(known.range(key, value, workspace.currency()));
            } else {
                chosen.computeIfAbsent(key, first -> new ArrayList<>())
                        .add(json.writeValueAsString(Map.of(key, known.chosen(key, value))));
            }
        }
        return new Asked(List.copyOf(chosen.values()), List.copyOf(ranges.values()));
    }

    private static UUID id(String manager) {
        try {
            return UUID.fromString(manager);
        } catch (IllegalArgumentException none) {
            throw new Invalid("managerId", "This is the id of a member of staff, or none.");
        }
    }
}
