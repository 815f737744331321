package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DuplicatesIntegrationTests extends CustomerSuite {

    private Lead customer(Lead lead) {
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        return lead;
    }

    private List<JsonNode> duplicates(UUID customer) {
        Answer answer = get(OWNER, "/api/customers/" + customer + "/duplicates");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("items").spliterator(), false)
                .toList();
    }

    private static String of(JsonNode duplicate) {
        return duplicate.at("/customer/id").asString();
    }

    private static String surname() {
        return "Koval" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aLeadWithContactPointsOfTwoSaysSoToBothAndByWhich() {
        String phone = phone();
        String email = surname() + "@example.com";
        Lead older = customer(lead().named("Older").with("phone", phone));
        Lead newer = customer(lead().named("Newer").with("email", email));
        customer(lead().with("email", email).with("phone", phone));

        JsonNode found = duplicates(older.customerId).getFirst();

        assertThat(of(found)).isEqualTo(newer.customerId.toString());
        assertThat(found.at("/reasons/0/by").asString()).isEqualTo("contactPoint");
        assertThat(found.at("/reasons/0/contactPoint/value").asString()).isEqualTo(email);
        assertThat(found.get("weak").asBoolean()).isFalse();
        assertThat(duplicates(newer.customerId))
                .singleElement()
                .satisfies(other -> assertThat(of(other)).isEqualTo(older.customerId.toString()));
    }

    @Test
    void aPhoneThatCameWithSeveralPeopleIsWeak() {
        String office = phone();
        Lead first = customer(lead().named("First").with("phone", office));
        Lead second = customer(lead().named("Second").with("phone", phone()));
        Lead third = customer(lead().named("Third").with("phone", phone()));
        customer(lead().with("phone", office).given(second.customerId, true));
        customer(lead().with("phone", office).given(third.customerId, true));

        assertThat(duplicates(first.customerId)).hasSize(2).allSatisfy(found -> {
            assertThat(found.at("/reasons/0/by").asString()).isEqualTo("sharedContactPoint");
            assertThat(found.get("weak").asBoolean()).isTrue();
        });
    }

    @Test
    void aNameIsWeakAndANameInTheSameCompanyIsNot() {
        String surname = surname();
        Map<String, String> company = Map.of("name", "Of " + surname);
        Lead one =
                customer(lead().named("Olena " + surname).with("phone", phone()).of("company", company));
        Lead sameName = customer(lead().named(surname + " olena").with("phone", phone()));
        Lead sameCompany =
                customer(lead().named("O. " + surname).with("phone", phone()).of("company", company));
        customer(lead().named("Ivan " + surname).with("phone", phone()));

        List<JsonNode> found = duplicates(one.customerId);

        assertThat(found)
                .extracting(DuplicatesIntegrationTests::of)
                .containsExactly(sameCompany.customerId.toString(), sameName.customerId.toString());
        assertThat(found.getFirst().at("/reasons/0/by").asString()).isEqualTo("companyAndName");
        assertThat(found.getLast().at("/reasons/0/by").asString()).isEqualTo("name");
        assertThat(found.getLast().get("weak").asBoolean()).isTrue();
    }

    @Test
    void twoPeopleAreNotOfferedAgainAlsoAfterOneOfThemWasMerged() {
        String surname = surname();
        Lead one = customer(lead().named("Olena " + surname).with("phone", phone()));
        Lead other = customer(lead().named("Olena " + surname).with("phone", phone()));
        assertThat(duplicates(one.customerId)).hasSize(1);
        String path = "/api/customers/" + one.customerId + "/duplicates/" + other.customerId;

        assertThat(send(OWNER, "DELETE", path, "").status()).isEqualTo(204);
        assertThat(send(OWNER, "DELETE", path, "").status()).isEqualTo(204);

        assertThat(duplicates(one.customerId)).isEmpty();
        assertThat(duplicates(other.customerId)).isEmpty();
        Lead third = customer(lead().named("Somebody").with("phone", phone()));
        send(
                OWNER,
                "POST",
                "/api/customers/" + third.customerId + "/merge",
                "{\"otherId\":\"%s\"}".formatted(other.customerId));
        assertThat(duplicates(one.customerId)).isEmpty();
    }

    @Test
    void whoWasMergedIsOfferedAsWhoStaysAndNotToThemselves() {
        String phone = phone();
        String email = surname() + "@example.com";
        Lead a = customer(lead().named("A").with("phone", phone));
        Lead b = customer(lead().named("B").with("email", email));
        customer(lead().with("email", email).with("phone", phone));
        Lead c = customer(lead().named("C").with("phone", phone()));
        send(
                OWNER,
                "POST",
                "/api/customers/" + c.customerId + "/merge",
                "{\"otherId\":\"%s\"}".formatted(b.customerId));

        assertThat(duplicates(a.customerId))
                .extracting(DuplicatesIntegrationTests::of)
                .containsExactly(c.customerId.toString());
        assertThat(duplicates(b.customerId)).isEmpty();
        send(
                OWNER,
                "POST",
                "/api/customers/" + c.customerId + "/merge",
                "{\"otherId\":\"%s\"}".formatted(a.customerId));
        assertThat(duplicates(c.customerId)).isEmpty();
    }

    @Test
    void nobodyIsOfferedWhomTheCallerDoesNotSee() {
        String surname = surname();
        UUID manager = UUID.randomUUID();
        Lead own =
                customer(lead().named("Olena " + surname).with("phone", phone()).of("managerId", manager));
        Lead hidden =
                customer(lead().named("Olena " + surname).with("phone", phone()).of("managerId", UUID.randomUUID()));
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager.toString()));
        String path = "/api/customers/" + own.customerId + "/duplicates";

        assertThat(get(token, path).body().get("items")).isEmpty();
        assertThat(send(token, "DELETE", path + "/" + hidden.customerId, "").status())
                .isEqualTo(404);
        assertThat(duplicates(own.customerId)).hasSize(1);
    }
}
