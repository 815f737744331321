package io.potik.intake.outgoing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.SendResult;
import io.potik.intake.connection.Connections;
import io.potik.intake.connection.Hooks;
import io.potik.intake.lane.Lanes;
import io.potik.intake.outgoing.NewsOfAnswers.Advanced;
import io.potik.intake.sql.Rows;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends answers, each at most once, and tells the lead what came of each. Connections do not wait for each other: each has
 * a few of the threads at most, and one through which most fails is left alone for a while.
 */
@Service
class SendAnswers {

    private static final Logger log = LoggerFactory.getLogger(SendAnswers.class);

    /** Longer than one attempt can take, with ten files and retries of its channel. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    /** A conversation has moved on by then; the person who wrote it is told. */
    private static final Duration TRIED_FOR = Duration.ofHours(2);

    private static final Duration FILES_FIRST = Duration.ofMillis(300);

    private final Answers answers;
    private final AnswerFiles files;
    private final AnswerStates states;
    private final Hooks hooks;
    private final Connections connections;
    private final Channels channels;
    private final TransactionTemplate transaction;
    private final SendSettings settings;
    private final Lanes lanes;
    private final CircuitBreakerRegistry breakers;

    SendAnswers(
            Answers answers,
            AnswerFiles files,
            AnswerStates states,
            Hooks hooks,
            Connections connections,
            Channels channels,
            PlatformTransactionManager transactions,
            SendSettings settings) {
        this.answers = answers;
        this.files = files;
        this.states = states;
        this.hooks = hooks;
        this.connections = connections;
        this.channels = channels;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.lanes = new Lanes("send", settings.atOnce(), settings.ofOneConnection());
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(60)
                .waitDurationInOpenState(settings.rest())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordResult(SendAnswers::speaksAgainstTheConnection)
                .build());
    }

    /** Takes up what is due, as much as there is room for; whatever has been sent makes room for more. */
    @Scheduled(fixedDelayString = "${potik.intake.send-every:250ms}")
    synchronized void sendWhatIsDue() {
        try {
            var due = take();
            while (!due.isEmpty()) {
                due.forEach(answer -> lanes.run(answer.connectionId(), () -> send(answer), this::sendWhatIsDue));
                due = take();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Answers wait for the database: {}", e.getClass().getSimpleName());
        }
    }

    private List<OutgoingAnswer> take() {
        int room = lanes.room();
        return room == 0 ? List.of() : answers.take(room, lanes.ofOne(), leftAlone());
    }

    /** Connections that have as many threads as they may, and those that rest. */
    private Set<UUID> leftAlone() {
        var resting = breakers.getAllCircuitBreakers().stream()
                .filter(breaker -> breaker.getState() == CircuitBreaker.State.OPEN)
                .map(breaker -> UUID.fromString(breaker.getName()));
        return Stream.concat(resting, lanes.full().stream()).collect(Collectors.toSet());
    }

    /** After a crash between the mark and the answer: failed, and never sent again by a machine. */
    @Scheduled(fixedDelayString = "${potik.intake.abandoned-every:30s}")
    void endAbandoned() {
        endAbandoned(ABANDONED_AFTER);
    }

    void endAbandoned(Duration longerThan) {
        transaction.executeWithoutResult(open -> answers.abandoned(longerThan)
                .forEach(answer -> end(
                        answer,
                        "failed",
                        null,
                        "It is unknown whether it was sent: the service stopped while it was sending.")));
    }

    private static boolean speaksAgainstTheConnection(Object result) {
        return switch (result) {
            case SendResult.Partly partly -> speaksAgainstTheConnection(partly.rest());
            case SendResult.Later later -> true;
            case SendResult.Unknown unknown -> true;
            default -> false;
        };
    }

    private void send(OutgoingAnswer answer) {
        if (!files.mayBeRead(answer)) {
            answers.later(answer.messageId(), FILES_FIRST, "Other files are being sent.");
            return;
        }
        try {
            sendNow(answer);
        } finally {
            files.done(answer);
        }
    }

    private void sendNow(OutgoingAnswer answer) {
        var breaker = breakers.circuitBreaker(answer.connectionId().toString());
        if (!breaker.tryAcquirePermission()) {
            answers.later(answer.messageId(), settings.rest(), "The connection rests: most of what was sent failed.");
            return;
        }
        long since = breaker.getCurrentTimestamp();
        var result = attempt(answer);
        breaker.onResult(breaker.getCurrentTimestamp() - since, breaker.getTimestampUnit(), result);
        transaction.executeWithoutResult(open -> {
            note(answer, result, answer.partsOut() > 0);
            tellConnection(answer.connectionId(), breaker, result);
        });
    }

    private void note(OutgoingAnswer answer, SendResult result, boolean begun) {
        switch (result) {
            case SendResult.Sent sent -> {
                answers.out(answer, sent.providerMessageIds(), true);
                end(
                        answer,
                        "sent",
                        sent.providerMessageIds().stream().findFirst().orElse(null),
                        null);
            }
            case SendResult.Partly partly -> {
                answers.out(answer, partly.providerMessageIds(), false);
                note(answer, partly.rest(), true);
            }
            case SendResult.Refused refused -> end(answer, "failed", null, reason(refused.reason(), begun));
            case SendResult.Unknown unknown -> end(answer, "failed", null, reason(unknown.reason(), begun));
            case SendResult.Later later -> {
                if (answers.isOlderThan(answer.messageId(), Instant.now().minus(TRIED_FOR))) {
                    end(answer, "failed", null, reason("It could not be sent for two hours. " + later.reason(), begun));
                } else {
                    answers.later(answer.messageId(), later.after(), later.reason());
                }
            }
        }
    }

    /** Those who look after the connection see that it rests, and why. */
    private void tellConnection(UUID connection, CircuitBreaker breaker, SendResult result) {
        switch (result) {
            case SendResult.Sent sent -> connections.sendingWorks(connection);
            case SendResult.Partly partly -> tellConnection(connection, breaker, partly.rest());
            case SendResult.Later later -> tellIfItRests(connection, breaker, later.reason());
            case SendResult.Unknown unknown -> tellIfItRests(connection, breaker, unknown.reason());
            case SendResult.Refused refused -> {} // that one answer only
        }
    }

    private void tellIfItRests(UUID connection, CircuitBreaker breaker, String reason) {
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            connections.sendingPaused(connection, reason, Rows.now());
        }
    }

    private static String reason(String reason, boolean begun) {
        return begun ? "Only a part of it was sent. Of the rest: " + reason : reason;
    }

    private SendResult attempt(OutgoingAnswer answer) {
        try {
            var hook = hooks.of(answer.connectionId()).orElse(null);
            if (hook == null) {
                return new SendResult.Refused("The connection was removed.");
            }
            if (hook.connection().off()) {
                return new SendResult.Refused("The connection is switched off.");
            }
            var channel = channels.existing(hook.connection().provider());
            if (!channel.description().answers()) {
                return new SendResult.Refused("This channel cannot answer yet.");
            }
            var message = answer.toSend(files.of(answer, channel.fetchesFiles()));
            var refusal = channel.takes().refusal(message, channel.description().name());
            return refusal == null ? channel.send(message, hook.access()) : new SendResult.Refused(refusal);
        } catch (AnswerFiles.Unsendable e) {
            return new SendResult.Refused(String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            return new SendResult.Later(Duration.ofSeconds(5), "The connection could not be read.");
        } catch (RuntimeException e) {
            // No message: addresses of providers hold secrets.
            log.error(
                    "Answer {} broke its channel: {}",
                    answer.messageId(),
                    e.getClass().getName());
            return new SendResult.Unknown("Sending failed: it is unknown whether it was sent.");
        }
    }

    private void end(OutgoingAnswer answer, String state, @Nullable String id, @Nullable String reason) {
        answers.end(answer, state, id, reason);
        states.tell(List.of(new Advanced(answer.messageId(), answer.leadId(), state, id, reason, Rows.now())));
    }

    @PreDestroy
    void stop() {
        lanes.close();
    }
}
