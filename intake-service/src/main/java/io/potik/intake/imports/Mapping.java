package io.potik.intake.imports;

import io.potik.intake.channel.TableChannel;
import io.potik.intake.channel.TableChannel.Column;
import io.potik.intake.channel.TableRows;
import io.potik.intake.problem.Invalid;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of a file says what.
 *
 * @param places by the name of a column that the channel knows, its place in the file, from 0
 */
record Mapping(Map<String, Integer> places) {

    Mapping {
        places = Map.copyOf(places);
    }

    /** What the titles suggest: of each column the one that is called so most certainly. */
    static Mapping proposed(Table table, TableChannel channel) {
        var titles = table.titles().stream().map(Mapping::simple).toList();
        var places = new LinkedHashMap<String, Integer>();
        for (Column column : channel.columns()) {
            column.titles().stream()
                    .map(titles::indexOf)
                    .filter(place -> place >= 0 && !places.containsValue(place))
                    .findFirst()
                    .ifPresent(place -> places.put(column.name(), place));
        }
        return new Mapping(places);
    }

    private static String simple(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]|\\p{Lm}", "");
    }

    /** Checks what people chose. */
    void check(Table table, TableChannel channel) {
        var errors = new ArrayList<Invalid.Field>();
        places.forEach((name, place) -> {
            if (channel.columns().stream().noneMatch(column -> column.name().equals(name))) {
                errors.add(new Invalid.Field("columns." + name, "There is no such column to choose."));
            } else if (place < 0 || place >= table.titles().size()) {
                errors.add(new Invalid.Field("columns." + name, "The file has no such column."));
            }
        });
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** The required ones that nobody chose. */
    List<String> missing(TableChannel channel) {
        return channel.columns().stream()
                .filter(column -> column.required() && !places.containsKey(column.name()))
                .map(Column::name)
                .toList();
    }

    /** The rows of each thing, in the order in which the file first names it. A row that names none stands alone. */
    List<List<TableRows.Row>> things(Table table, String thing) {
        var things = new LinkedHashMap<Object, List<TableRows.Row>>();
        for (var row : table.rows()) {
            var values = new LinkedHashMap<String, String>();
            places.forEach((name, place) -> {
                var cell = row.cell(place);
                if (!cell.isEmpty()) {
                    values.put(name, cell);
                }
            });
            Object key = values.containsKey(thing) ? values.get(thing) : row.line();
            things.computeIfAbsent(key, first -> new ArrayList<>()).add(new TableRows.Row(row.line(), values));
        }
        return List.copyOf(things.values());
    }
}
