package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProfileIntegrationTests extends CustomerSuite {

    private Lead customer(Lead lead) {
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        return lead;
    }

    private static String points(UUID customer) {
        return "/api/customers/" + customer + "/contact-points";
    }

    private static String point(String kind, String value) {
        return "{\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value);
    }

    private static List<String> values(JsonNode card) {
        return StreamSupport.stream(card.get("contactPoints").spliterator(), false)
                .map(one -> one.get("value").asString())
                .toList();
    }

    private static List<String> preferred(JsonNode card) {
        return StreamSupport.stream(card.get("contactPoints").spliterator(), false)
                .filter(one -> one.get("preferred").asBoolean())
                .map(one -> one.get("value").asString())
                .toList();
    }

    @Test
    void aContactPointIsAddedAsPeopleWriteItAndToldToEverybody() {
        Lead lead = customer(lead().named("Olena").with("email", "a" + UUID.randomUUID() + "@example.com"));
        String phone = phone();

        Answer answer = send(OWNER, "POST", points(lead.customerId), point("phone", "0" + phone.substring(4)));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(values(answer.body())).contains(phone).hasSize(2);
        await().until(() -> told("customer.changed.v1", lead.customerId.toString())
                .getLast()
                .toString()
                .contains(phone));
        assertThat(get(OWNER, "/api/customers?q=" + phone.substring(4)).body().toString())
                .contains(lead.customerId.toString());
        long version = answer.body().get("version").asLong();
        assertThat(send(OWNER, "POST", points(lead.customerId), point("phone", phone))
                        .body()
                        .get("version")
                        .asLong())
                .isEqualTo(version);
    }

    @Test
    void aNewContactPointOfAKnownCustomersLeadIsToldToo() {
        Lead lead = customer(lead().named("Olena").with("phone", phone()));
        String phone = phone();

        customer(lead().with("phone", phone).given(lead.customerId, true));

        assertThat(told("customer.changed.v1", lead.customerId.toString())
                        .getLast()
                        .toString())
                .contains(phone);
        assertThat(get(OWNER, "/api/customers?q=" + phone.substring(4)).body().toString())
                .contains(lead.customerId.toString());
    }

    @Test
    void oneOfEachKindIsPreferred() {
        Lead lead = customer(lead().named("Olena")
                .with("phone", "+380671000001x" + UUID.randomUUID())
                .with("telegram", UUID.randomUUID().toString()));
        String phone = phone();
        send(OWNER, "POST", points(lead.customerId), point("phone", phone));
        String before = values(card(lead.customerId)).getFirst();

        Answer answer = send(OWNER, "PUT", points(lead.customerId) + "/preferred", point("phone", phone));

        assertThat(preferred(answer.body())).hasSize(2).contains(phone);
        answer = send(OWNER, "PUT", points(lead.customerId) + "/preferred", point("phone", before));
        assertThat(preferred(answer.body())).hasSize(2).contains(before).doesNotContain(phone);
        assertThat(send(OWNER, "PUT", points(lead.customerId) + "/preferred", point("phone", phone()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aContactPointIsTakenAwayAndFreeForSomebodyElse() {
        String phone = phone();
        Lead lead = customer(lead().named("Olena").with("phone", phone));
        Lead other = customer(lead().named("Petro").with("phone", phone()));
        String gone = points(lead.customerId) + "?kind=phone&value=%2B" + phone.substring(1);

        Answer answer = send(OWNER, "DELETE", gone, "");

        assertThat(values(answer.body())).isEmpty();
        assertThat(send(OWNER, "DELETE", gone, "").status()).isEqualTo(200);
        assertThat(send(OWNER, "POST", points(other.customerId), point("phone", phone))
                        .status())
                .isEqualTo(200);
        assertThat(send(OWNER, "DELETE", gone, "").status()).isEqualTo(200);
        assertThat(values(card(other.customerId))).contains(phone);
    }

    @Test
    void aContactPointOfSomebodyElseStaysTheirsAndBothAreOfferedAsOne() {
        String phone = phone();
        Lead theirs = customer(lead().named("Petro").with("phone", phone));
        Lead lead = customer(lead().named("Olena").with("phone", phone()));

        Answer answer = send(OWNER, "POST", points(lead.customerId), point("phone", phone));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("type").asString()).endsWith("contact-point-taken");
        assertThat(answer.body().at("/current/name").asString()).isEqualTo("Petro");
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("value");
        assertThat(get(OWNER, "/api/customers/" + lead.customerId + "/duplicates")
                        .body()
                        .at("/items/0/customer/id")
                        .asString())
                .isEqualTo(theirs.customerId.toString());
    }

    @Test
    void whoseItIsIsToldOnlyToWhoSeesThem() {
        String phone = phone();
        UUID manager = UUID.randomUUID();
        customer(lead().named("Hidden").with("phone", phone).of("managerId", UUID.randomUUID()));
        Lead own = customer(lead().named("Own").with("phone", phone()).of("managerId", manager));
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager.toString()));

        Answer added = send(token, "POST", points(own.customerId), point("phone", phone));
        Answer entered =
                send(token, "POST", "/api/customers", "{\"contactPoints\":[%s]}".formatted(point("phone", phone)));

        for (Answer answer : List.of(added, entered)) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().has("current")).isFalse();
            assertThat(answer.body().toString()).doesNotContain("Hidden");
        }
    }

    @Test
    void whatIsOfWhoWasMergedIsTheirsAndComesApartWithThem() {
        String phone = phone();
        Lead stays = customer(lead().named("Stays").with("phone", phone()));
        Lead joins = customer(lead().named("Joins").with("phone", phone));
        send(
                OWNER,
                "POST",
                "/api/customers/" + stays.customerId + "/merge",
                "{\"otherId\":\"%s\"}".formatted(joins.customerId));

        assertThat(send(OWNER, "POST", points(stays.customerId), point("phone", phone))
                        .status())
                .isEqualTo(200);
        assertThat(preferred(send(OWNER, "PUT", points(stays.customerId) + "/preferred", point("phone", phone))
                        .body()))
                .containsExactly(phone);
        assertThat(send(OWNER, "POST", points(joins.customerId), point("phone", phone()))
                        .status())
                .isEqualTo(409);
        send(OWNER, "DELETE", "/api/customers/" + stays.customerId + "/merge/" + joins.customerId, "");
        assertThat(values(card(joins.customerId))).containsExactly(phone);
        assertThat(preferred(card(stays.customerId))).hasSize(1).doesNotContain(phone);
    }

    @Test
    void somebodyIsEnteredByHandOnceAndRecognisedAfterwards() {
        String phone = phone();
        String body =
                "{\"name\":\"Walked in\",\"contactPoints\":[%s],\"company\":{\"name\":\"Tea & Co\"},\"notes\":\"tea\"}"
                        .formatted(point("phone", phone));

        Answer answer = send(OWNER, "POST", "/api/customers", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Location"))
                .hasValue("/api/customers/" + answer.body().get("id").asString());
        assertThat(answer.body().get("lifecycle").asString()).isEqualTo("prospect");
        assertThat(answer.body().at("/company/name").asString()).isEqualTo("Tea & Co");
        assertThat(answer.body().get("notes").asString()).isEqualTo("tea");
        assertThat(answer.body().hasNonNull("manager")).isTrue();

        Answer again = send(OWNER, "POST", "/api/customers", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().at("/current/id").asString())
                .isEqualTo(answer.body().get("id").asString());
        assertThat(again.body().at("/errors/0/field").asString()).isEqualTo("contactPoints[0].value");
        assertThat(again.body().get("detail").asString()).contains("Walked in");
        // A lead of the same phone is theirs.
        Lead lead = customer(lead().with("phone", phone));
        assertThat(id(answer(lead, 1), "customerId").toString())
                .isEqualTo(answer.body().get("id").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\" \",\"contactPoints\":[]}|name",
                "{\"contactPoints\":[{\"kind\":\"phone\",\"value\":\"12\"}]}|contactPoints[0].value",
                "{\"contactPoints\":[{\"kind\":\"email\",\"value\":\"olena\"}]}|contactPoints[0].value",
                "{\"name\":\"A\",\"company\":{\"name\":\"\"}}|company.name"
            })
    void whoCannotBeToldIsNotEntered(String body, String field) {
        Answer answer = send(OWNER, "POST", "/api/customers", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void tagsAreKeptEachOnceAndJoinWhenTwoAreMerged() {
        Lead stays = customer(lead().named("Stays").with("phone", phone()));
        Lead joins = customer(lead().named("Joins").with("phone", phone()));
        Answer tagged = patch(OWNER, "/api/customers/" + stays.customerId, "{\"tags\":[\"VIP\",\" vip \",\"Kyiv\"]}");
        patch(OWNER, "/api/customers/" + joins.customerId, "{\"tags\":[\"Kyiv\",\"Cafe\"]}");
        assertThat(tagged.body().get("tags").toString()).isEqualTo("[\"VIP\",\"Kyiv\"]");

        Answer merged = send(
                OWNER,
                "POST",
                "/api/customers/" + stays.customerId + "/merge",
                "{\"otherId\":\"%s\"}".formatted(joins.customerId));

        assertThat(merged.body().get("tags").toString()).isEqualTo("[\"VIP\",\"Kyiv\",\"Cafe\"]");
        send(OWNER, "DELETE", "/api/customers/" + stays.customerId + "/merge/" + joins.customerId, "");
        assertThat(card(stays.customerId).get("tags").toString()).isEqualTo("[\"VIP\",\"Kyiv\"]");
        assertThat(patch(OWNER, "/api/customers/" + stays.customerId, "{\"tags\":[7]}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("tags[0]");
    }
}
