package io.potik.lead.board;

import io.potik.lead.field.FieldRange;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.sql.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which leads somebody wants to see, of those that they may see.
 *
 * @param owners whose leads, with the nil id for nobody's; null for everybody's. An index orders by each owner
 * @param source only of this source, or null
 * @param words a {@code tsquery} over the words of a lead, or null
 * @param marks what else has to be true
 */
record LeadFilter(
        @Nullable Set<UUID> owners,
        @Nullable UUID source,
        @Nullable String words,
        Marks marks) {

    /**
     * What totals do not tell apart; empty or null for whatever.
     *
     * @param tags any of these
     * @param temperatures any of these
     * @param fields of each own field in which something is chosen the JSON documents of which a lead's fields contain one
     * @param ranges of each own field that has an order the ranges of which it is in one
     * @param createdBefore exclusive
     * @param waiting whether only open leads of people who wait
     * @param currency of the amounts
     */
    record Marks(
            Set<String> tags,
            Set<Stage.Temperature> temperatures,
            List<List<String>> fields,
            List<List<FieldRange>> ranges,
            @Nullable Instant createdFrom,
            @Nullable Instant createdBefore,
            boolean waiting,
            @Nullable BigDecimal amountFrom,
            @Nullable BigDecimal amountTo,
            String currency) {

        boolean any() {
            return !tags.isEmpty()
                    || !temperatures.isEmpty()
                    || !fields.isEmpty()
                    || !ranges.isEmpty()
                    || createdFrom != null
                    || createdBefore != null
                    || waiting
                    || amountFrom != null
                    || amountTo != null;
        }
    }

    /** Whether the totals that are kept answer it: who, and from where. */
    boolean isKept() {
        return words == null && !marks.any();
    }

    /**
     * The conditions on a lead {@code l}, each of them one that an index answers, as {@code and … and …}; but for the
     * owners, the words, and the temperature, which depends on the stage.
     */
    String conditions(Map<String, Object> parameters) {
        var sql = new StringBuilder();
        and(sql, "l.source_id = :source", "source", source, parameters);
        if (!marks.tags().isEmpty()) {
            // The second half is the index's own condition.
            and(sql, "l.tags && :tags and l.tags <> '{}'", "tags", texts(marks.tags()), parameters);
        }
        for (int i = 0; i < marks.fields().size(); i++) {
            var name = "fields" + i;
            sql.append(" and l.fields <> '{}' and l.fields @> any(cast(:" + name + " as jsonb[]))");
            parameters.put(name, texts(marks.fields().get(i)));
        }
        for (int i = 0; i < marks.ranges().size(); i++) {
            sql.append(" and l.id in (select lead_id from lead_field_value where ")
                    .append(ranges(marks.ranges().get(i), "range" + i + "of", parameters))
                    .append(")");
        }
        and(sql, "l.created_at >= :createdFrom::timestamptz", "createdFrom", text(marks.createdFrom()), parameters);
        and(
                sql,
                "l.created_at < :createdBefore::timestamptz",
                "createdBefore",
                text(marks.createdBefore()),
                parameters);
        if (marks.waiting()) {
            sql.append(" and l.outcome = 'OPEN'"
                    + " and l.id in (select lead_id from lead_talk where waiting_since is not null)");
        }
        if (marks.amountFrom() != null || marks.amountTo() != null) {
            and(sql, "l.currency = :currency", "currency", marks.currency(), parameters);
            and(sql, "coalesce(l.amount, -1) >= :amountFrom", "amountFrom", marks.amountFrom(), parameters);
            and(sql, "coalesce(l.amount, -1) <= :amountTo", "amountTo", marks.amountTo(), parameters);
        }
        return sql.toString();
    }

    /** The condition on the owner of a lead {@code l}, as {@code and …}; empty without one. */
    String owner(Map<String, Object> parameters) {
        if (owners == null) {
            return "";
        }
        parameters.put("owners", Columns.ids(owners));
        return " and l.owner_id = any(:owners)";
    }

    /** The condition on the temperature of a lead {@code l} in this stage, as {@code and …}; empty without one. */
    String temperature(Stage stage, Map<String, Object> parameters) {
        if (marks.temperatures().isEmpty()) {
            return "";
        }
        parameters.put("temperatures", texts(words(marks.temperatures())));
        return marks.temperatures().contains(stage.temperature())
                ? " and (l.temperature is null or l.temperature = any(:temperatures))"
                : " and l.temperature is not null and l.temperature = any(:temperatures)";
    }

    /** The same for leads {@code l} of several stages. */
    String temperature(Collection<Stage> stages, Map<String, Object> parameters) {
        if (marks.temperatures().isEmpty()) {
            return "";
        }
        parameters.put("temperatures", texts(words(marks.temperatures())));
        parameters.put(
                "fitting",
                Columns.ids(stages.stream()
                        .filter(stage -> marks.temperatures().contains(stage.temperature()))
                        .map(Stage::id)
                        .toList()));
        return " and (l.temperature is not null and l.temperature = any(:temperatures)"
                + " or l.temperature is null and l.stage_id = any(:fitting))";
    }

    private static String ranges(List<FieldRange> any, String name, Map<String, Object> parameters) {
        return IntStream.range(0, any.size())
                .mapToObj(i -> {
                    parameters.put(name + i + "from", any.get(i).from());
                    parameters.put(name + i + "to", any.get(i).to());
                    return "value between :" + name + i + "from and :" + name + i + "to";
                })
                .collect(Collectors.joining(" or "));
    }

    private static Collection<String> words(Set<Stage.Temperature> temperatures) {
        return temperatures.stream().map(Stage.Temperature::word).toList();
    }

    private static Object texts(Collection<String> texts) {
        return Columns.texts(texts, text -> text);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static void and(
            StringBuilder sql, String condition, String name, @Nullable Object value, Map<String, Object> parameters) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
