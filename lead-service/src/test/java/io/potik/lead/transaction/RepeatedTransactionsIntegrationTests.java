package io.potik.lead.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.potik.lead.support.LeadDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who loses a race for locks begins again, and nobody who asked for something sees it. */
class RepeatedTransactionsIntegrationTests extends LeadDesk {

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    private final String account = fresh();
    private final String phone = freshPhone();
    private String reason = "";

    @BeforeEach
    void reason() {
        reason = items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
    }

    /** Somebody else at the database. */
    private final class Other implements AutoCloseable {

        private final Connection connection;

        Other() throws SQLException {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        }

        Other does(String sql) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                return this;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Other locks(String kind, String value) {
            return does(
                    "select from contact_point where kind = '%s' and value = '%s' for update".formatted(kind, value));
        }

        void isWaitedFor() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                int me = row.getInt(1);
                soon(() -> assertThat(
                                jdbc.sql("select count(*) from pg_stat_activity where ? = any(pg_blocking_pids(pid))")
                                        .param(me)
                                        .query(Long.class)
                                        .single())
                        .isOne());
            }
        }

        void goesAway() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }

    private String leadOfBoth() {
        return leadOf(Request.telegram(account)
                .points(List.of(
                        Map.of("kind", "telegram", "value", account), Map.of("kind", "phone", "value", phone))));
    }

    private Answer reject(String lead, String key) {
        return answer(rejecting(lead, key));
    }

    private RestTestClient.ResponseSpec rejecting(String lead, String key) {
        var request = owner().post().uri("/api/leads/" + lead + "/rejection");
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return request.body(Map.of("reasonId", reason)).exchange();
    }

    @Test
    void ofTwoWhoLockInTwoOrdersBothGetThrough() throws Exception {
        var one = leadOf(Request.telegram(account));
        var other = leadOf(Request.form(phone));
        var bothHaveOne = new CyclicBarrier(2);
        int tries = 0;
        List<Callable<Integer>> both =
                List.of(() -> marks(one, other, "a", bothHaveOne), () -> marks(other, one, "b", bothHaveOne));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(both)) {
                tries += done.get();
            }
        }

        // One of them began again; on a slow machine they may meet once more.
        assertThat(tries).isGreaterThanOrEqualTo(3);
        for (var lead : List.of(one, other)) {
            assertThat(lead(lead).get("title").asString()).isIn("ab", "ba");
        }
    }

    /** Writes its mark on two leads, and says how often that was begun. */
    private int marks(String first, String second, String mark, CyclicBarrier bothHaveOne) {
        var tries = new AtomicInteger();
        transaction.executeWithoutResult(open -> {
            mark(first, mark);
            if (tries.incrementAndGet() == 1) {
                meet(bothHaveOne);
            }
            mark(second, mark);
        });
        return tries.get();
    }

    private void mark(String lead, String mark) {
        jdbc.sql("update lead set title = case when length(title) = 1 then title else '' end || ? where id = ?::uuid")
                .params(mark, lead)
                .update();
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoNeverGetsALockIsToldInTheEnd() {
        var tries = new AtomicInteger();

        assertThat(catchThrowable(() -> transaction.executeWithoutResult(open -> {
                    tries.incrementAndGet();
                    throw new CannotAcquireLockException("never");
                })))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).hasValue(RepeatedTransactions.TRIES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestThatIsGivenUpInADeadlockIsBegunAgainWithItsKey(boolean keyed) throws Exception {
        var lead = leadOfBoth();
        var key = keyed ? fresh() : "";
        try (var far = new Other();
                var near = new Other()) {
            far.locks("telegram", account);
            // Whoever waits longer is not given up: that is the request.
            near.does("set local deadlock_timeout = '1h'")
                    .does("select from lead where id = '" + lead + "' for update");
            var answer = CompletableFuture.supplyAsync(() -> reject(lead, key));
            far.isWaitedFor();
            var nearGoesOn = CompletableFuture.runAsync(() -> near.locks("phone", phone));
            soon(() -> assertThat(jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like '%from contact_point where kind%'")
                            .query(Long.class)
                            .single())
                    .isOne());
            far.goesAway();

            nearGoesOn.get(60, TimeUnit.SECONDS);
            near.goesAway();
            assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        assertThat(lead(lead).get("outcome").asString()).isNotEqualTo("open");
        if (keyed) {
            assertThat(reject(lead, key).status()).isEqualTo(200);
        }
        assertThat(kinds(lead)).filteredOn("rejected"::equals).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestThatNeverGetsThroughIsToldToComeAgain(boolean keyed) {
        var lead = leadOfBoth();
        jdbc.sql("create sequence tries").update();
        jdbc.sql("""
                create function give_up() returns trigger language plpgsql as
                $$ begin perform nextval('tries'); raise 'deadlock detected' using errcode = '40P01'; end $$
                """).update();
        jdbc.sql(
                        "create trigger give_up before update on lead for each row when (new.id = '%s') execute function give_up()"
                                .formatted(lead))
                .update();
        try {
            var rejecting = rejecting(lead, keyed ? fresh() : "");

            rejecting.expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "5");
            assertThat(answer(rejecting).body().get("type").asString()).endsWith("/unavailable");
            assertThat(jdbc.sql("select last_value from tries")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(RepeatedTransactions.TRIES);
        } finally {
            jdbc.sql("drop trigger give_up on lead").update();
            jdbc.sql("drop function give_up").update();
            jdbc.sql("drop sequence tries").update();
        }
        assertThat(kinds(lead)).doesNotContain("rejected");
    }

    @Test
    void whoWaitedWhileThePersonGotAContactPointTakesAllOfThemInOrder() throws Exception {
        var lead = leadOf(Request.telegram(account));
        jdbc.sql("insert into contact_point (kind, value) values ('phone', ?)")
                .param(phone)
                .update();
        try (var adds = new Other();
                var hasPhone = new Other()) {
            adds.locks("telegram", account);
            hasPhone.locks("phone", phone);
            var answer = CompletableFuture.supplyAsync(() -> reject(lead, ""));
            adds.isWaitedFor();
            adds.does("insert into lead_contact_point (lead_id, kind, value, raw) values ('%s', 'phone', '%s', '%s')"
                    .formatted(lead, phone, phone));
            adds.goesAway();

            hasPhone.isWaitedFor();
            // The phone comes first: nobody who waits for it has the account.
            adds.does("select from contact_point where kind = 'telegram' and value = '%s' for update nowait"
                    .formatted(account));
            adds.goesAway();
            hasPhone.goesAway();
            assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }
}
