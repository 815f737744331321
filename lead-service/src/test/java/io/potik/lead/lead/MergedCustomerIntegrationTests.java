package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two customers who became one person: who writes is recognised as that person, and their leads are that person's. */
class MergedCustomerIntegrationTests extends LeadDesk {

    private void tell(UUID customer, long version, String name, String phone, @Nullable UUID mergedInto) {
        var payload = new HashMap<String, @Nullable Object>(Map.of(
                "id",
                customer,
                "version",
                version,
                "name",
                name,
                "lifecycle",
                "buyer",
                "contactPoints",
                List.of(Map.of("kind", "phone", "value", phone))));
        payload.put("mergedInto", mergedInto);
        produce("customer.events", "customer.changed.v1", customer.toString(), payload);
    }

    private void awaitVersion(UUID customer, long version) {
        soon(() -> assertThat(jdbc.sql("select version from known_customer where id = ?")
                        .param(customer)
                        .query(Long.class)
                        .list())
                .containsExactly(version));
    }

    private List<String> of(UUID customer) {
        return items(get(owner(), "/api/leads?customerId=" + customer).body()).stream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String customer(JsonNode lead) {
        return lead.at("/customer/id").asString();
    }

    @Test
    void whoWritesIsRecognisedAsWhoStaysAndAsThemselvesWhenItIsUndone() {
        var stays = Ids.next();
        var joins = Ids.next();
        var phone = freshPhone();
        var other = freshPhone();
        tell(stays, 1, "Olena Koval", phone, null);
        tell(joins, 1, "Olena", other, null);
        awaitVersion(stays, 1);
        awaitVersion(joins, 1);
        var before = leadOf(Request.form(other));
        assertThat(customer(lead(before))).isEqualTo(joins.toString());

        tell(joins, 2, "Olena", other, stays);
        tell(joins, 2, "Olena", other, stays);
        awaitVersion(joins, 2);

        assertThat(customer(lead(before))).isEqualTo(stays.toString());
        assertThat(lead(before).at("/customer/name").asString()).isEqualTo("Olena Koval");
        var since = leadOf(Request.form(phone));
        assertThat(lead(since).get("first").asBoolean()).isFalse();
        assertThat(of(stays)).containsExactly(since, before);
        assertThat(of(joins)).containsExactly(since, before);
        var preview =
                get(owner(), "/api/leads/" + before + "/conversion/preview").body();
        assertThat(preview.at("/customer/id").asString()).isEqualTo(stays.toString());
        assertThat(preview.get("candidates")).isEmpty();
        assertThat(items(get(owner(), "/api/leads/" + before + "/duplicates").body()))
                .extracting(one -> one.at("/lead/id").asString())
                .contains(since);

        tell(joins, 3, "Olena", other, null);
        tell(joins, 2, "Olena", other, stays);
        awaitVersion(joins, 3);

        assertThat(customer(lead(before))).isEqualTo(joins.toString());
        assertThat(of(joins)).containsExactly(before);
        assertThat(of(stays)).containsExactly(since);
    }

    @Test
    void aNewRequestByAContactPointOfWhoWasMergedIsOfWhoStays() {
        var stays = Ids.next();
        var joins = Ids.next();
        var other = freshPhone();
        // Told before who stays was: it comes together in the end.
        tell(joins, 2, "Olena", other, stays);
        awaitVersion(joins, 2);

        var lead = leadOf(Request.form(other));
        assertThat(customer(lead(lead))).isEqualTo(stays.toString());

        tell(stays, 1, "Olena Koval", freshPhone(), null);
        awaitVersion(stays, 1);
        assertThat(lead(lead).at("/customer/name").asString()).isEqualTo("Olena Koval");
        assertThat(get(owner(), "/api/leads/" + lead + "/conversion/preview")
                        .body()
                        .at("/customer/id")
                        .asString())
                .isEqualTo(stays.toString());
    }

    @Test
    void everythingThatHappenedToAPersonIsOneTimelineByPages() {
        var stays = Ids.next();
        var joins = Ids.next();
        var phone = freshPhone();
        var other = freshPhone();
        tell(stays, 1, "Olena Koval", phone, null);
        tell(joins, 2, "Olena", other, stays);
        awaitVersion(stays, 1);
        awaitVersion(joins, 2);
        var first = leadOf(Request.form(other).saying("First"));
        var second = leadOf(Request.form(phone).saying("Second"));
        post(owner(), "/api/leads/" + first + "/notes", Map.of("text", "Noted"));
        leadOf(Request.form(freshPhone()).saying("Of somebody else"));

        var all = items(get(owner(), "/api/leads/timeline?limit=200&customerId=" + joins)
                .body());

        assertThat(all)
                .extracting(item -> item.at("/lead/id").asString())
                .containsOnly(first, second)
                .contains(first, second);
        assertThat(all.getFirst().at("/data/text").asString()).isEqualTo("Noted");
        var paged = new ArrayList<JsonNode>();
        String after = null;
        do {
            var page = get(
                            owner(),
                            "/api/leads/timeline?limit=2&customerId=" + stays
                                    + (after == null ? "" : "&after=" + after))
                    .body();
            paged.addAll(items(page));
            after = page.get("next").isNull() ? null : page.get("next").asString();
        } while (after != null);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void itHasNothingOfLeadsThatTheCallerDoesNotSee() {
        var customer = Ids.next();
        var phone = freshPhone();
        tell(customer, 1, "Olena", phone, null);
        awaitVersion(customer, 1);
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Petro");
        var lead = leadOf(Request.form(phone));
        post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", OTHER_MANAGER));

        assertThat(items(get(manager(), "/api/leads/timeline?customerId=" + customer)
                        .body()))
                .isEmpty();
        assertThat(items(get(owner(), "/api/leads/timeline?customerId=" + customer)
                        .body()))
                .isNotEmpty();
    }
}
