package io.potik.order.field;

import io.potik.order.problem.Invalid;
import io.potik.order.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The fields that lead-service has told of, some dozens. */
@Repository
public class Fields {

    /** Of orders. */
    public static final String ORDER = "order";

    private static final Set<String> KEPT = Set.of(ORDER);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Workspace workspace;

    Fields(JdbcClient jdbc, JsonMapper json, Workspace workspace) {
        this.jdbc = jdbc;
        this.json = json;
        this.workspace = workspace;
    }

    /**
     * Takes over what was told, by one statement in the open transaction. What is older than what is known is dropped,
     * and so are fields of what is not kept here.
     */
    public void learn(Collection<Field> told) {
        Map<UUID, Row> newest = new LinkedHashMap<>();
        for (Field field : told) {
            if (KEPT.contains(field.of())) {
                Row row = new Row(field.id(), field.version(), field.of(), field);
                newest.merge(field.id(), row, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into field as known (id, version, of_kind, definition)
                select id, version, "of", definition
                from json_to_recordset(cast(:rows as json)) as r (id uuid, version bigint, "of" text, definition jsonb)
                order by id
                on conflict (id) do update
                   set version = excluded.version, definition = excluded.definition
                   where known.version < excluded.version
                """).param("rows", json.writeValueAsString(newest.values())).update();
    }

    /**
     * What stands in the fields after what was given is written over what stands there. What is there already is no
     * question: a value may stay, or be taken away, although its field or its option is switched off now.
     *
     * @param of whose fields: {@link #ORDER}
     * @param before what stands there, by key
     * @param given by key; null takes a value away, what is left out stays
     * @throws Invalid naming as {@code fields.<key>} everything that has no active field or makes no sense in it
     */
    public Map<String, Object> written(String of, Map<String, Object> before, Map<String, @Nullable Object> given) {
        if (given.isEmpty()) {
            return before;
        }
        Map<String, Field> fields = fields(of);
        Map<String, Object> after = new LinkedHashMap<>(before);
        List<Invalid.Field> errors = new ArrayList<>();
        given.forEach((key, value) -> {
            try {
                Object read = value == null || value.equals(before.get(key))
                        ? value
                        : read(fields.get(key), value, before.get(key));
                if (read == null) {
                    after.remove(key);
                } else {
                    after.put(key, read);
                }
            } catch (IllegalArgumentException senseless) {
                errors.add(new Invalid.Field("fields." + key, String.valueOf(senseless.getMessage())));
            }
        });
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return after;
    }

    private @Nullable Object read(@Nullable Field field, Object value, @Nullable Object before) {
        if (field == null) {
            throw new IllegalArgumentException("No field has this key.");
        }
        if (!field.active()) {
            throw new IllegalArgumentException("\"" + field.name() + "\" is switched off.");
        }
        return new FieldValue(field, before, workspace.currency()).read(value);
    }

    private Map<String, Field> fields(String of) {
        return jdbc
                .sql("select definition from field where of_kind = :of")
                .param("of", of)
                .query((row, number) -> json.readValue(row.getString("definition"), Field.class))
                .list()
                .stream()
                .collect(Collectors.toMap(Field::key, Function.identity()));
    }

    private record Row(UUID id, long version, String of, Field definition) {}
}
