package io.potik.lead.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.lead.support.LeadDesk;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class ExclusionRaceIntegrationTests extends LeadDesk {

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private ContactPoints points;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatWaitsForAnExclusionFindsItselfExcluded() throws Exception {
        var account = fresh();
        leadOf(Request.telegram(account));
        var person = List.of(new ContactPoint("telegram", account));

        CompletableFuture<Known> waiting = Objects.requireNonNull(transaction.execute(open -> {
            points.lock(person);
            exclusions.exclude(
                    List.of(new GivenContactPoint("telegram", account, null)),
                    new Grounds(ExclusionReason.SPAM, null, null),
                    Instant.now(),
                    OWNER);
            var next = CompletableFuture.supplyAsync(() -> transaction.execute(
                    other -> Objects.requireNonNull(points.lock(person).get(person.getFirst()))));
            soon(() -> assertThat(jdbc.sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single())
                    .isPositive());
            return next;
        }));

        assertThat(waiting.get(60, TimeUnit.SECONDS).excluded()).isTrue();
    }
}
