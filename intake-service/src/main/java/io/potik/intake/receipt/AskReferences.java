package io.potik.intake.receipt;

import io.potik.intake.channel.AskingChannel;
import io.potik.intake.channel.AskingChannel.Found;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.connection.Hooks;
import io.potik.intake.lane.Lanes;
import io.potik.intake.ledger.Ledger;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.ledger.Tally;
import io.potik.intake.receipt.OpenReferences.Claimed;
import io.potik.intake.sql.Rows;
import io.potik.intake.workspace.Workspace;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Asks providers for what their deliveries only named. What was found goes on as any other request. */
@Service
class AskReferences {

    private static final Logger log = LoggerFactory.getLogger(AskReferences.class);
    private static final int AT_ONCE = 8;
    private static final int OF_ONE_CONNECTION = 2;

    /** Longer than a channel may take for one attempt. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration ASKED_FOR = Duration.ofDays(3);
    private static final int DOUBLED_AT_MOST = 20;

    private record Standing(
            Instant receivedAt,
            Outcome outcome,
            @Nullable UUID delivery,
            @Nullable Integer item) {}

    private final OpenReferences references;
    private final Hooks hooks;
    private final Channels channels;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ItemMessages messages;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Workspace workspace;
    private final TransactionTemplate transaction;
    private final Lanes lanes = new Lanes("ask", AT_ONCE, OF_ONE_CONNECTION);

    AskReferences(
            OpenReferences references,
            Hooks hooks,
            Channels channels,
            JdbcClient jdbc,
            JsonMapper json,
            Ledger ledger,
            Outbox outbox,
            Workspace workspace,
            PlatformTransactionManager transactions) {
        this.references = references;
        this.hooks = hooks;
        this.channels = channels;
        this.jdbc = jdbc;
        this.json = json;
        this.messages = new ItemMessages(json);
        this.ledger = ledger;
        this.outbox = outbox;
        this.workspace = workspace;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks what is due, as much at once as there is room for. */
    @Scheduled(fixedDelayString = "${potik.intake.ask-every:500ms}")
    synchronized void askWhatIsDue() {
        try {
            int room = lanes.room();
            if (room > 0) {
                references
                        .claim(room, lanes.ofOne(), lanes.full(), LEASE)
                        .forEach(claimed -> lanes.run(claimed.connection(), () -> ask(claimed), this::askWhatIsDue));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("References wait for the database: {}", e.getClass().getSimpleName());
        }
    }

    private void ask(Claimed claimed) {
        var found = attempt(claimed);
        try {
            transaction.executeWithoutResult(open -> settle(claimed, found));
        } catch (DataAccessException | TransactionException e) {
            // The lease ends, and it is asked for again.
            log.warn("What was asked for waits: {}", e.getClass().getSimpleName());
        }
    }

    private Found attempt(Claimed claimed) {
        try {
            var hook = hooks.of(claimed.connection()).orElse(null);
            if (hook == null) {
                return new Found.Gone("The connection was removed before the provider could be asked.");
            }
            if (hook.connection().off()) {
                return new Found.Later(Duration.ofMinutes(5), "The connection is switched off.");
            }
            return channels.existing(hook.connection().provider()) instanceof AskingChannel channel
                    ? channel.ask(claimed.reference(), hook.access())
                    : new Found.Gone("This provider cannot be asked.");
        } catch (RuntimeException e) {
            // No message: addresses of providers hold secrets.
            log.warn(
                    "Asking for receipt {} failed: {}",
                    claimed.receipt(),
                    e.getClass().getName());
            return new Found.Later(
                    Duration.ofMinutes(1), "Asking failed (" + e.getClass().getSimpleName() + ").");
        }
    }

    private void settle(Claimed claimed, Found found) {
        switch (found) {
            case Found.Meant meant -> {
                if (references.close(claimed)) {
                    goOn(claimed, meant.request());
                }
            }
            case Found.Gone gone -> {
                if (references.close(claimed)) {
                    quarantine(claimed, gone.reason());
                }
            }
            case Found.Later later -> {
                if (claimed.receivedAt().plus(ASKED_FOR).isBefore(Instant.now())) {
                    settle(claimed, new Found.Gone("It could not be had for three days. " + later.reason()));
                } else if (references.later(claimed, pause(claimed.asked(), later.after()))) {
                    detail(claimed, later.reason());
                }
            }
        }
    }

    /** As long as was asked for, and longer each time. */
    private static Duration pause(int asked, Duration after) {
        var longer = Duration.ofSeconds(1L << Math.min(asked - 1, DOUBLED_AT_MOST));
        var pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        return after.compareTo(pause) > 0 ? after : pause;
    }

    private void goOn(Claimed claimed, InboundRequest request) {
        var standing = lock(claimed);
        if (standing == null || standing.outcome() != Outcome.IN_FLIGHT) {
            return;
        }
        var hook = hooks.of(claimed.connection()).orElseThrow();
        var message = messages.request(
                new ItemMessages.Origin(
                        claimed.receipt(),
                        claimed.connection(),
                        hook.connection().name(),
                        hook.connection().provider(),
                        channels.existing(hook.connection().provider())
                                .description()
                                .answers(),
                        standing.receivedAt()),
                request);
        jdbc.sql("update receipt set kind = ?, detail = null where id = ?")
                .params(request.kind(), claimed.receipt())
                .update();
        keep(standing, Objects.requireNonNull(message.request()));
        outbox.send(new OutgoingMessage(
                claimed.receipt(),
                message.topic(),
                message.key(),
                message.type(),
                1,
                standing.receivedAt(),
                message.payload()));
    }

    /** The request stands with its delivery, as if it had been read from it. */
    private void keep(Standing standing, String request) {
        var delivery = standing.delivery();
        var item = standing.item();
        if (delivery == null || item == null) {
            return;
        }
        var requests = jdbc.sql("select requests from delivery where id = ? for update")
                .param(delivery)
                .query(String.class)
                .optional();
        if (requests.isEmpty()) {
            return;
        }
        var kept = json.readTree(requests.get()).asArray();
        while (kept.size() <= item) {
            kept.addNull();
        }
        kept.set(item, json.readTree(request));
        jdbc.sql("update delivery set requests = ? where id = ?")
                .params(json.writeValueAsString(kept), delivery)
                .update();
    }

    private void quarantine(Claimed claimed, String reason) {
        var standing = lock(claimed);
        if (standing == null || standing.outcome() != Outcome.IN_FLIGHT) {
            return;
        }
        jdbc.sql("update receipt set outcome = ?, detail = ? where id = ?")
                .params(Outcome.QUARANTINED.word(), reason, claimed.receipt())
                .update();
        var tally = new Tally();
        tally.moved(
                claimed.connection(), workspace.hourOf(standing.receivedAt()), Outcome.IN_FLIGHT, Outcome.QUARANTINED);
        ledger.apply(tally, Ledger.BY_ASKING);
    }

    private void detail(Claimed claimed, String reason) {
        jdbc.sql("update receipt set detail = ? where id = ? and outcome = ?")
                .params(reason, claimed.receipt(), Outcome.IN_FLIGHT.word())
                .update();
    }

    private @Nullable Standing lock(Claimed claimed) {
        return jdbc.sql("select received_at, outcome, delivery_id, item from receipt where id = ? for update")
                .param(claimed.receipt())
                .query((row, number) -> new Standing(
                        Rows.time(row, "received_at"),
                        Outcome.of(Rows.text(row, "outcome")),
                        Rows.idOrNull(row, "delivery_id"),
                        row.getObject("item", Integer.class)))
                .optional()
                .orElse(null);
    }

    @PreDestroy
    void stop() {
        lanes.close();
    }
}
