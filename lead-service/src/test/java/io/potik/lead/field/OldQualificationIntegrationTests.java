package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What people wrote before qualification had a form is taken over where it fits, and readable where it does not. */
class OldQualificationIntegrationTests extends LeadDesk {

    @Autowired
    private DataSource database;

    @Test
    void nothingThatWasWrittenIsLost() {
        migrateTo("5");
        var free = lead("{\"stage\": \"MQL\", \"mood\": \"good\"}", "{\"budget\": \"up to 3000\", \"size\": 42}");
        var other = lead("{\"stage\": \"warm\", \"need\": true}", "{}");
        var without = lead("{}", "{\"size\": 1}");

        migrateTo("6");

        assertThat(column("qualification", free))
                .isEqualTo(json.readTree("{\"level\":\"mql\",\"budget\":{\"text\":\"up to 3000\"},\"authority\":{},"
                        + "\"need\":{},\"timeline\":{}}"));
        assertThat(column("fields", free)).isEqualTo(json.readTree("{\"mood\":\"good\",\"size\":42}"));
        assertThat(column("qualification", other).get("need").get("text").asString())
                .isEqualTo("true");
        assertThat(column("fields", other)).isEqualTo(json.readTree("{\"stage\":\"warm\"}"));
        assertThat(column("qualification", without)).isEqualTo(json.readTree("{}"));
        assertThat(column("fields", without)).isEqualTo(json.readTree("{\"size\":1}"));
        jdbc.sql("drop schema before_fields cascade").update();
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas("before_fields")
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private UUID lead(String qualification, String fields) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into before_fields.lead (id, number, version, title, pipeline_id, stage_id,
                            stage_entered_at, outcome, first, channel, created_at, qualification, fields)
                        values (:id, nextval('before_fields.lead_number'), 0, 'Old', :id, :id, now(), 'OPEN', true,
                            'manual', now(), cast(:qualification as jsonb), cast(:fields as jsonb))""")
                .param("id", id)
                .param("qualification", qualification)
                .param("fields", fields)
                .update();
        return id;
    }

    private JsonNode column(String column, UUID lead) {
        return json.readTree(jdbc.sql("select " + column + " from before_fields.lead where id = ?")
                .param(lead)
                .query(String.class)
                .single());
    }
}
