package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mailing is asked for: for everybody of the segment whom the caller sees, once however often it is sent. */
class MailSegmentIntegrationTests extends SegmentSuite {

    private String segment() {
        Answer made = send(
                OWNER,
                "POST",
                "/api/segments",
                json.writeValueAsString(Map.of(
                        "name", "Mail " + UUID.randomUUID(), "conditions", Map.of("companyIds", List.of(company())))));
        return "/api/segments/" + made.body().get("id").asString() + "/mailings";
    }

    private static String text(String words) {
        return "{\"text\":\"%s\"}".formatted(words);
    }

    private List<JsonNode> asked(UUID mailing) {
        return await().until(
                        () -> TestInfrastructure.consume("customer.mailings").stream()
                                .filter(message -> message.key().equals(mailing.toString()))
                                .map(IncomingMessage::payload)
                                .map(json::readTree)
                                .toList(),
                        parts -> !parts.isEmpty());
    }

    @Test
    void itIsForWhoIsInTheSegmentAndSeen() {
        UUID manager = UUID.randomUUID();
        UUID mine = customer("Mine", manager);
        UUID theirs = customer("Theirs", UUID.randomUUID());
        String path = segment();

        Answer answer = send(OWNER, "POST", path, text("Hello {name}"), "Idempotency-Key", "mail " + mine);
        Answer again = send(OWNER, "POST", path, text("Hello {name}"), "Idempotency-Key", "mail " + mine);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(answer.body().get("people").asInt()).isEqualTo(2);
        assertThat(again.body()).isEqualTo(answer.body());
        List<JsonNode> parts = asked(id(answer.body(), "id"));
        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.get("customerIds").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder(mine.toString(), theirs.toString());
            assertThat(part.get("last").asBoolean()).isTrue();
            assertThat(part.get("text").asString()).isEqualTo("Hello {name}");
        });
        String lead = TestInfrastructure.token(
                UUID.randomUUID(), "Lead", "teamLead", UUID.randomUUID(), List.of(manager.toString()));
        assertThat(send(lead, "POST", path, text("Hi")).body().get("people").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        customer("Somebody");
        String path = segment();
        assertThat(send(OWNER, "POST", path, text(" "))
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("text");
        Answer unknown = send(OWNER, "POST", path, text("Your {discount}"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().get("detail").asString()).contains("{discount}");
        String nobody = TestInfrastructure.token(
                UUID.randomUUID(),
                "Lead",
                "teamLead",
                UUID.randomUUID(),
                List.of(UUID.randomUUID().toString()));
        jdbc.sql("update customer set manager_id = gen_random_uuid() where company_id = ?")
                .param(company())
                .update();
        assertThat(send(nobody, "POST", path, text("Hi"))
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("segment");
    }
}
