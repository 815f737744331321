package io.potik.outbox.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks for strings everywhere, whichever tables and topics there are. */
public final class Traces {

    private Traces() {}

    /** Every form in which a string may stand somewhere: as it is, in lower case, in JSON and in addresses. */
    public static Set<String> forms(Collection<String> strings) {
        Set<String> forms = new TreeSet<>();
        strings.stream()
                .flatMap(text -> Stream.of(text, text.toLowerCase(Locale.ROOT)))
                .forEach(text -> {
                    forms.add(text);
                    forms.add(escaped(text));
                    forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
                });
        return forms;
    }

    /** The tables of the public schema, and "large objects", in which one of the strings stands in any column of any row. */
    public static List<String> inDatabase(JdbcTemplate jdbc, Collection<String> strings) {
        String[] forms = forms(strings).toArray(String[]::new);
        List<String> found = new ArrayList<>();
        for (String table : tables(jdbc)) {
            var bytes = jdbc.queryForList(
                    "select quote_ident(column_name) from information_schema.columns"
                            + " where table_schema = 'public' and table_name = ? and data_type = 'bytea'",
                    String.class,
                    table);
            var where = new StringBuilder("position(sought_ in cast(row_ as text)) > 0");
            bytes.forEach(column -> where.append(" or position(convert_to(sought_, 'UTF8') in row_.")
                    .append(column)
                    .append(") > 0"));
            found.addAll(look(jdbc, table, "\"" + table + "\" row_", where.toString(), forms));
        }
        found.addAll(look(
                jdbc,
                "large objects",
                "pg_largeobject row_",
                "position(convert_to(sought_, 'UTF8') in row_.data) > 0",
                forms));
        return found;
    }

    /** The tables that the service made, without Flyway's own. */
    public static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by 1",
                String.class);
    }

    /** Those of the topics in which one of the strings stands in a key or a value. */
    public static List<String> inTopics(Collection<String> topics, Collection<String> strings) {
        var forms = forms(strings);
        return topics.stream()
                .flatMap(topic -> TopicReader.of(topic).allAnew().stream()
                        .map(message -> message.key() + "\n" + new String(message.payload(), StandardCharsets.UTF_8))
                        .flatMap(text -> forms.stream().filter(text::contains).map(form -> topic + ": " + form)))
                .distinct()
                .toList();
    }

    private static List<String> look(JdbcTemplate jdbc, String name, String from, String where, String[] forms) {
        return jdbc.query(
                connection -> {
                    var select = connection.prepareStatement(
                            "select sought_ from unnest(?) as sought_ where exists (select from " + from + " where "
                                    + where + ")");
                    select.setArray(1, connection.createArrayOf("text", forms));
                    return select;
                },
                (row, i) -> name + ": " + row.getString(1));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
