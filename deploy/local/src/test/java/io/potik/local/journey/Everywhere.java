package io.potik.local.journey;

import io.potik.local.LocalSuite;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Looks for strings in all databases, topics and logs of the suite, whichever databases, tables and topics there are. */
final class Everywhere {

    private final LocalSuite suite;
    private final List<String> forms;

    Everywhere(LocalSuite suite, Collection<String> strings) {
        this.suite = suite;
        var all = new TreeSet<String>();
        strings.forEach(text -> {
            for (var form : List.of(text, text.toLowerCase(Locale.ROOT))) {
                all.add(form);
                all.add(form.chars()
                        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                        .collect(Collectors.joining()));
                all.add(URLEncoder.encode(form, StandardCharsets.UTF_8));
            }
        });
        this.forms = List.copyOf(all);
    }

    /** Every table with bytes and large objects, of every database; dead letters are one of them. */
    List<String> inDatabases() throws SQLException {
        var found = new ArrayList<String>();
        for (var database : databases()) {
            try (var connection = DriverManager.getConnection(suite.databaseUrl(database), "postgres", "postgres");
                    var tables = connection.prepareStatement("""
                            select t.table_name, coalesce(string_agg(quote_ident(c.column_name), ','), '')
                            from information_schema.tables t left join information_schema.columns c
                                 on c.table_schema = t.table_schema and c.table_name = t.table_name and c.data_type = 'bytea'
                            where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1
                            union select 'pg_largeobject', 'data'""");
                    var each = tables.executeQuery()) {
                while (each.next()) {
                    var where = new StringBuilder("position(sought_ in cast(row_ as text)) > 0");
                    for (var bytes : each.getString(2).split(",")) {
                        if (!bytes.isEmpty()) {
                            where.append(" or position(convert_to(sought_, 'UTF8') in row_.")
                                    .append(bytes)
                                    .append(") > 0");
                        }
                    }
                    try (var look = connection.prepareStatement(
                            "select sought_ from unnest(?) as sought_ where exists (select from " + each.getString(1)
                                    + " row_ where " + where + ")")) {
                        look.setArray(1, connection.createArrayOf("text", forms.toArray()));
                        var hits = look.executeQuery();
                        while (hits.next()) {
                            found.add(database + "." + each.getString(1) + ": " + hits.getString(1));
                        }
                    }
                }
            }
        }
        return found;
    }

    private List<String> databases() throws SQLException {
        var databases = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(suite.databaseUrl("postgres"), "postgres", "postgres");
                var names = connection
                        .prepareStatement("select datname from pg_database where not datistemplate")
                        .executeQuery()) {
            while (names.next()) {
                databases.add(names.getString(1));
            }
        }
        return databases;
    }

    /** Keys, values and headers of all that can be read from any topic. */
    List<String> inTopics() throws Exception {
        var found = new TreeSet<String>();
        try (var admin = Admin.create(Map.of("bootstrap.servers", suite.brokers()));
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", suite.brokers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    var text = text(record.key())
                            + text(record.value())
                            + List.of(record.headers().toArray()).stream()
                                    .map(header -> text(header.value()))
                                    .collect(Collectors.joining(" "));
                    forms.stream().filter(text::contains).forEach(form -> found.add(record.topic() + ": " + form));
                });
            }
        }
        return List.copyOf(found);
    }

    List<String> inLogs() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(suite.logs())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                forms.stream()
                        .map(form -> new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                        .filter(text::contains)
                        .forEach(form -> found.add(file.getFileName() + ": " + form));
            }
        }
        return found;
    }

    /** Has Kafka do now what it does within a day: of each key of a compacted topic only the newest stays. */
    void compact(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", suite.brokers()));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", suite.brokers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            Map.of("segment.ms", "1", "min.cleanable.dirty.ratio", "0", "max.compaction.lag.ms", "1")
                                    .entrySet()
                                    .stream()
                                    .map(one -> new AlterConfigOp(
                                            new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
                                    .toList()))
                    .all()
                    .get();
            // What is written last is not compacted: a tombstone of nobody begins the next segment.
            var partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .toList();
            for (var partition : partitions) {
                producer.send(new ProducerRecord<>(
                                topic, partition.partition(), "nobody".getBytes(StandardCharsets.UTF_8), null))
                        .get();
            }
        }
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
