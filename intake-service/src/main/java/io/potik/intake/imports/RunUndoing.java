package io.potik.intake.imports;

import io.potik.intake.channel.Words;
import io.potik.intake.imports.Import.State;
import io.potik.intake.imports.WantedBack.Asked;
import io.potik.intake.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks order-service for the orders of imports that are undone, some hundred a transaction, which also notes that they were
 * asked for: whoever goes on after a crash, or beside another instance, asks for none twice and leaves none out.
 */
@Component
class RunUndoing {

    private static final Logger log = LoggerFactory.getLogger(RunUndoing.class);
    private static final String TOPIC = "inbound.orders";
    private static final String TYPE = "inbound.order-undone.v1";
    private static final int TOGETHER = 200;

    private record Actor(String kind, UUID id) {}

    private record OrderUndone(
            UUID receiptId, UUID connectionId, UUID orderId, long revision, Instant at, Actor actor) {}

    private final Imports imports;
    private final WantedBack wantedBack;
    private final Outbox outbox;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    RunUndoing(
            Imports imports,
            WantedBack wantedBack,
            Outbox outbox,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.wantedBack = wantedBack;
        this.outbox = outbox;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks for all that is there, and ends what is answered. */
    @Scheduled(fixedDelayString = "${potik.intake.imports.every:1s}")
    void run() {
        try {
            imports.undoing().forEach(this::all);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Undoing imports waits for the database: {}", e.getClass().getSimpleName());
        }
    }

    private void all(UUID id) {
        boolean more;
        do {
            more = Boolean.TRUE.equals(transaction.execute(open -> some(id)));
        } while (more);
    }

    private boolean some(UUID id) {
        var undoing =
                imports.lock(id).filter(one -> one.state() == State.UNDOING).orElse(null);
        if (undoing == null) {
            return false;
        }
        var asked = wantedBack.ask(id, TOGETHER);
        outbox.send(asked.stream().map(one -> message(undoing, one)).toList());
        if (Objects.requireNonNull(undoing.undo()).isAnswered()) {
            imports.save(undoing.undone(Rows.now()));
        }
        return asked.size() == TOGETHER;
    }

    /** Of the key by which the order was told, so that what is told of it next comes after it. */
    private OutgoingMessage message(Import undoing, Asked asked) {
        var undo = Objects.requireNonNull(undoing.undo());
        var told = new OrderUndone(
                asked.receipt(),
                undoing.source(),
                asked.order(),
                Objects.requireNonNull(undoing.startedAt()).toEpochMilli(),
                undo.startedAt(),
                new Actor("staff", undo.by()));
        return new OutgoingMessage(
                TOPIC,
                Words.storable(undoing.source() + ":" + asked.number()),
                TYPE,
                1,
                undo.startedAt(),
                json.writeValueAsBytes(told));
    }
}
