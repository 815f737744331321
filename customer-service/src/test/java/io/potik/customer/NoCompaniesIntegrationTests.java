package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.matching.Introduction;
import io.potik.customer.matching.LinkCustomers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A workspace that sells to people only. */
@TestPropertySource(
        properties = {
            "potik.workspace.companies=false",
            // What others say is for the service with companies.
            "spring.cloud.stream.bindings.leadConversions-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.orderEvents-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.orderBuyers-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.fieldDefinitions-in-0.consumer.auto-startup=false"
        })
class NoCompaniesIntegrationTests extends CustomerSuite {

    @Autowired
    LinkCustomers linkCustomers;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void theApiAnswersAsIfThereWereNone() {
        UUID company = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        jdbc.sql("insert into company (id, name, name_key, created_at) values (?, 'Before', 'before', now())")
                .param(company)
                .update();
        jdbc.sql("""
                insert into customer (id, version, name, lifecycle, company_id, notes, search, created_at)
                values (?, 1, 'Olena', 'prospect', ?, '', ''::tsvector, now())
                """).params(customer, company).update();

        assertThat(get(OWNER, "/api/companies").body().get("items")).isEmpty();
        assertThat(get(OWNER, "/api/companies/" + company).status()).isEqualTo(404);
        assertThat(patch(OWNER, "/api/companies/" + company, "{\"fields\":{}}").status())
                .isEqualTo(404);
        assertThat(get(OWNER, "/api/customers?companyId=" + company).body().get("items"))
                .isEmpty();
        assertThat(card(customer).get("company").isNull()).isTrue();
        Answer edited =
                patch(OWNER, "/api/customers/" + customer, "{\"company\":{\"name\":\"Another\"},\"notes\":\"tea\"}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body().get("company").isNull()).isTrue();
        // What was there is kept for the day when there are companies again.
        assertThat(jdbc.sql("select company_id from customer where id = ?")
                        .param(customer)
                        .query(UUID.class)
                        .single())
                .isEqualTo(company);
    }

    @Test
    void nobodyJoinsOne() {
        JsonNode entered = send(OWNER, "POST", "/api/customers", "{\"name\":\"A\",\"company\":{\"name\":\"New one\"}}")
                .body();
        UUID converted = UUID.randomUUID();
        String phone = phone();
        new TransactionTemplate(transactions)
                .executeWithoutResult(open -> linkCustomers.link(List.of(new Introduction(
                        Introduction.By.LEAD,
                        UUID.randomUUID(),
                        converted,
                        false,
                        null,
                        "B",
                        List.of(new ContactPoint("phone", phone, phone)),
                        new CompanyName("New one"),
                        Instant.now()))));

        assertThat(entered.get("company").isNull()).isTrue();
        assertThat(card(converted).get("company").isNull()).isTrue();
        assertThat(jdbc.sql("select count(*) from company where name_key = 'new one'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
