package io.potik.lead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Stages are removed and merged with leads in them, open and closed, while others work; nothing of the past changes. */
class RemoveStageIntegrationTests extends PipelineDesk {

    @Autowired
    private TransactionTemplate transaction;

    private void gone(JsonNode pipeline, String stage) {
        soon(() -> assertThat(names(now(pipeline))).doesNotContain(stage));
    }

    /** Nobody moves the lead as long as it is held. */
    private void holding(String lead, Runnable meanwhile) {
        transaction.executeWithoutResult(open -> {
            jdbc.sql("select 1 from lead where id = ?::uuid for update")
                    .param(lead)
                    .query()
                    .listOfRows();
            meanwhile.run();
        });
    }

    @Test
    void leadsGoWhereTheyAreSentAndThenTheStageIsGone() {
        var pipeline = setUp();
        var talk = id(pipeline, "Talk");
        var leads =
                IntStream.range(0, 5).mapToObj(i -> leadIn(pipeline, "Talk")).toList();
        patch(
                owner(),
                "/api/leads/" + leads.getFirst(),
                Map.of("amount", Map.of("amount", "120.00", "currency", "UAH")));
        var versions =
                leads.stream().map(lead -> lead(lead).get("version").asLong()).toList();

        var answer = change(pipeline, "Talk", Map.of("into", id(pipeline, "Offer")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        gone(pipeline, "Talk");

        assertThat(now(pipeline).get("version").asLong()).isEqualTo(3);
        assertThat(column(pipeline, "Offer", "").get("count").asInt()).isEqualTo(5);
        assertThat(column(pipeline, "Offer", "")
                        .get("sums")
                        .get(0)
                        .get("amount")
                        .asString())
                .isEqualTo("120.00");
        for (int i = 0; i < leads.size(); i++) {
            var lead = leads.get(i);
            assertThat(stageOf(lead)).isEqualTo(id(pipeline, "Offer"));
            assertThat(lead(lead).get("version").asLong()).isEqualTo(versions.get(i) + 1);
            var last = timeline(lead).getFirst();
            assertThat(last.get("kind").asString()).isEqualTo("stageChanged");
            assertThat(last.get("actor").get("kind").asString()).isEqualTo("system");
            assertThat(last.get("data").get("from").get("name").asString()).isEqualTo("Talk");
            soon(() -> {
                var event = json.readTree(toldOf(lead).getLast().payload());
                assertThat(toldOf(lead).getLast().type()).isEqualTo("lead.stage-changed.v1");
                assertThat(event.get("from").get("stageId").asString()).isEqualTo(talk);
                assertThat(event.get("lead").get("pipelineVersion").asLong()).isEqualTo(2);
                assertThat(event.get("actor").get("kind").asString()).isEqualTo("system");
            });
        }
        // What it was stays known.
        assertThat(jdbc.sql("select count(*) from pipeline_version where pipeline_id = ?::uuid"
                                + " and definition -> 'stages' @> jsonb_build_array(jsonb_build_object('id', ?))")
                        .param(pipeline.get("id").asString())
                        .param(talk)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theCardOfAMergedLeadIsReadWhenItsStageIsGone() {
        var pipeline = setUp();
        var merged = leadIn(pipeline, "Talk");
        var stays = leadIn(pipeline, "Start");
        assertThat(post(owner(), "/api/leads/" + stays + "/merge", Map.of("otherId", merged))
                        .status())
                .isEqualTo(200);

        change(pipeline, "Talk", Map.of("into", id(pipeline, "Offer")));
        gone(pipeline, "Talk");

        assertThat(lead(merged).get("mergedInto").get("id").asString()).isEqualTo(stays);
    }

    @Test
    void closedLeadsGoTooAndStayClosed() {
        var pipeline = setUp();
        var lead = leadIn(pipeline, "Talk");
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        post(owner(), "/api/leads/" + lead + "/rejection", Map.of("reasonId", reason));
        var before = lead(lead);
        assertThat(before.get("stageId").asString()).isEqualTo(id(pipeline, "Gone"));

        change(
                pipeline,
                Map.of(
                        "Gone", Map.of("into", id(pipeline, "Never")),
                        "Talk", Map.of("into", id(pipeline, "Start"))));
        gone(pipeline, "Gone");
        gone(pipeline, "Talk");

        var after = lead(lead);
        assertThat(after.get("stageId").asString()).isEqualTo(id(pipeline, "Never"));
        assertThat(after.get("outcome")).isEqualTo(before.get("outcome"));
        assertThat(after.get("closedAt")).isEqualTo(before.get("closedAt"));
        assertThat(after.get("rejection")).isEqualTo(before.get("rejection"));
        // The stage that it was rejected in is gone as well: it begins anew.
        assertThat(post(owner(), "/api/leads/" + lead + "/reopening", Map.of())
                        .body()
                        .get("stageId")
                        .asString())
                .isEqualTo(id(pipeline, "Start"));
    }

    @Test
    void nobodyEntersAStageThatGoesAndWhoHoldsALeadIsWaitedFor() {
        var pipeline = setUp();
        var held = leadIn(pipeline, "Talk");
        var other = leadIn(pipeline, "Talk");
        var third = leadIn(pipeline, "Start");
        var talk = id(pipeline, "Talk");

        holding(held, () -> {
            change(pipeline, "Talk", Map.of("into", id(pipeline, "Offer")));
            soon(() -> assertThat(stageOf(other)).isEqualTo(id(pipeline, "Offer")));
            var refused = post(owner(), "/api/leads/" + third + "/move", Map.of("stageId", talk));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().get("errors").get(0).get("field").asString())
                    .isEqualTo("stageId");
            // It is still there for who looks, and says where its leads go.
            assertThat(stageOf(held)).isEqualTo(talk);
            assertThat(column(pipeline, "Talk", "").get("count").asInt()).isOne();
            assertThat(column(pipeline, "Talk", "").get("stage").get("into").asString())
                    .isEqualTo(id(pipeline, "Offer"));
        });

        gone(pipeline, "Talk");
        assertThat(stageOf(held)).isEqualTo(id(pipeline, "Offer"));
    }

    @Test
    void whatIsNotMovedYetStaysWhenSomebodyTakesItBack() {
        var pipeline = setUp();
        var held = leadIn(pipeline, "Talk");

        holding(held, () -> {
            change(pipeline, "Talk", Map.of("into", id(pipeline, "Offer")));
            assertThat(change(pipeline, "Talk", Map.of("into", "")).status()).isEqualTo(200);
        });

        assertThat(stageOf(held)).isEqualTo(id(pipeline, "Talk"));
        assertThat(post(
                                owner(),
                                "/api/leads/" + leadIn(pipeline, "Start") + "/move",
                                Map.of("stageId", id(pipeline, "Talk")))
                        .status())
                .isEqualTo(200);
        assertThat(names(now(pipeline))).contains("Talk");
    }

    @Test
    void aStageWithLeadsIsNotSimplyLeftOutNorSentWhereItCannotGo() {
        var pipeline = setUp();
        leadIn(pipeline, "Talk");
        for (var nowhere : List.of(
                id(pipeline, "Talk"), id(pipeline, "Sold"), UUID.randomUUID().toString())) {
            var refused = change(pipeline, "Talk", Map.of("into", nowhere));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().get("errors").get(0).get("field").asString())
                    .isEqualTo("stages[1].into");
        }
        assertThat(names(now(pipeline))).contains("Talk");
        assertThat(now(pipeline).get("version").asLong()).isOne();
    }

    /** Whoever moves whatever meanwhile: each lead ends in a stage that is there, and its visits follow one on the other. */
    @Test
    void everyVisitEndsWhereTheNextBegins() {
        for (long seed = 1; seed <= 3; seed++) {
            var chance = new Random(seed);
            var pipeline = setUp();
            var stages = List.of(id(pipeline, "Start"), id(pipeline, "Talk"), id(pipeline, "Offer"));
            var leads = new ArrayList<String>();
            for (int i = 0; i < 8; i++) {
                leads.add(leadIn(pipeline, List.of("Start", "Talk", "Offer").get(chance.nextInt(3))));
            }
            var people = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 30; i++) {
                    post(
                            owner(),
                            "/api/leads/" + leads.get(chance.nextInt(leads.size())) + "/move",
                            Map.of("stageId", stages.get(chance.nextInt(3))));
                }
            });
            change(pipeline, "Talk", Map.of("into", stages.get(0)));
            people.join();
            gone(pipeline, "Talk");

            var kept = List.of(stages.get(0), stages.get(2));
            assertThat(leads).as("seed %d", seed).allSatisfy(lead -> {
                assertThat(stageOf(lead)).isIn(kept);
                soon(() -> assertVisitsFollow(lead));
            });
            assertThat(column(pipeline, "Start", "").get("count").asInt()
                            + column(pipeline, "Offer", "").get("count").asInt())
                    .as("seed %d", seed)
                    .isEqualTo(leads.size());
        }
    }

    private void assertVisitsFollow(String lead) {
        String standing = null;
        long version = -1;
        for (var message : toldOf(lead)) {
            var event = json.readTree(message.payload());
            var told = event.get("lead");
            assertThat(told.get("version").asLong()).isGreaterThan(version);
            version = told.get("version").asLong();
            if (standing != null && event.has("from")) {
                assertThat(event.get("from").get("stageId").asString()).isEqualTo(standing);
            }
            standing = told.get("stageId").asString();
        }
        assertThat(standing).isEqualTo(stageOf(lead));
    }

    @Test
    void aStageThatIsGoneIsNotFound() {
        var pipeline = setUp();
        var talk = id(pipeline, "Talk");
        change(pipeline, "Talk", Map.of("into", id(pipeline, "Offer")));
        gone(pipeline, "Talk");

        assertThat(get(owner(), "/api/board/" + talk).status()).isEqualTo(404);
    }
}
