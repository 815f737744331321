package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A range finds what stands in a field, whoever wrote it there and whatever became of it. */
class FieldRangeIntegrationTests extends LeadDesk {

    @Autowired
    private DataSource database;

    @Test
    void aRangeFollowsWhatIsWrittenOverTakenAwayMergedAndExcluded() {
        var area = field("number");
        var price = field("money");
        var one = lead();
        write(one, area, 12.5);
        assertThat(found(area + ":12..13")).containsExactly(one);
        write(one, area, -7);
        assertThat(found(area + ":12..13")).isEmpty();
        assertThat(found(area + ":..-7")).containsExactly(one);
        write(one, area, null);
        assertThat(found(area + ":..")).isEmpty();

        var other = lead();
        write(other, area, "1000000");
        write(other, price, Map.of("amount", "999.99", "currency", "UAH"));
        assertThat(found(price + ":999.99..1000", area + ":1000000..1000000")).containsExactly(other);
        assertThat(found(price + ":1000..")).isEmpty();
        post(owner(), "/api/leads/" + one + "/merge", Map.of("otherId", other));
        assertThat(found(area + ":1000000..")).containsExactly(one);
        owner().delete()
                .uri("/api/leads/" + one + "/merge/" + other)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(found(area + ":1000000..")).containsExactly(other);

        assertThat(post(owner(), "/api/leads/" + other + "/exclusion", Map.of("note", "landlord"))
                        .status())
                .isEqualTo(204);
        assertThat(found(area + ":..")).isEmpty();
        assertThat(jdbc.sql("select count(*) from lead_field_value where lead_id = ?::uuid")
                        .param(other)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aViewKeepsARange() {
        var since = field("date");
        var range = since + ":2026-11-01..2026-11-30";
        var show = Map.of("layout", "list", "filters", Map.of("field", List.of(range)), "columns", List.of());
        var view = post(owner(), "/api/views", Map.of("name", "November " + fresh(), "show", show));
        assertThat(view.status()).isEqualTo(201);
        assertThat(view.body().get("show").get("filters").get("field").get(0).asString())
                .isEqualTo(range);
    }

    @Test
    void whatStoodThereBeforeIsFoundToo() {
        migrateTo("21");
        var id = Ids.next();
        insert(id, """
                {"area": "12.5", "size": 42, "price": {"amount": "100.00", "currency": "UAH"}, "since": "2026-11-21",
                 "odd": {"text": "up to 3000"}, "none": null, "words": "3 rooms", "yes": true, "some": ["1"],
                 "huge": 12345678901234567890, "unit": {"amount": "1", "currency": "гривня"}}""");
        insert(Ids.next(), "{}");

        migrateTo("22");

        assertThat(jdbc.sql("select value from before_ranges.lead_field_value where lead_id = ? order by value")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "area:number:50000000000000012.500000",
                        "price:UAH:50000000000000100.000000",
                        "since:date:2026-11-21",
                        "size:number:50000000000000042.000000");
        assertThat(jdbc.sql("select count(*) from before_ranges.lead_field_value")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        jdbc.sql("drop schema before_ranges cascade").update();
    }

    private String field(String type) {
        return post(owner(), "/api/fields", Map.of("name", "Range" + fresh(), "type", type))
                .body()
                .get("key")
                .asString();
    }

    private String lead() {
        var entry = Map.of(
                "title", "Range " + fresh(), "contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone())));
        return post(owner(), "/api/leads", entry).body().get("id").asString();
    }

    private void write(String lead, String key, @Nullable Object value) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(key, value);
        var answer = patch(owner(), "/api/leads/" + lead, Map.of("fields", fields));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private List<String> found(String... ranges) {
        var answer = get(owner(), "/api/leads?field=" + String.join("&field=", ranges));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return items(answer.body()).stream()
                .map(lead -> lead.get("id").asString())
                .toList();
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas("before_ranges")
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void insert(UUID id, String fields) {
        jdbc.sql("""
                        insert into before_ranges.lead (id, number, version, title, pipeline_id, stage_id,
                            stage_entered_at, outcome, first, channel, created_at, fields)
                        values (:id, nextval('before_ranges.lead_number'), 0, 'Old', :id, :id, now(), 'OPEN', true,
                            'manual', now(), cast(:fields as jsonb))""").param("id", id).param("fields", fields).update();
    }
}
