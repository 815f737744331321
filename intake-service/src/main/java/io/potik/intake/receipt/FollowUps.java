package io.potik.intake.receipt;

import io.potik.intake.outgoing.NewsOfAnswers;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins what follows from receipts, in the transaction that stores them; what takes longer is only written down. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowUps {

    /** A receipt from which something follows; {@code id} is that of the stored one. */
    record Due(NewReceipt receipt, UUID id, UUID connection, Instant receivedAt) {}

    private final OpenReferences references;
    private final Erasures erasures;
    private final NewsOfAnswers news;

    FollowUps(OpenReferences references, Erasures erasures, NewsOfAnswers news) {
        this.references = references;
        this.erasures = erasures;
        this.news = news;
    }

    /** Begins all of it; does nothing at all for nothing. */
    void begin(Collection<Due> due) {
        if (due.isEmpty()) {
            return;
        }
        var asks = new ArrayList<Due>();
        var heard = new ArrayList<NewsOfAnswers.Heard>();
        for (var one : due) {
            switch (Objects.requireNonNull(one.receipt().followUp())) {
                case FollowUp.Ask ask -> asks.add(one);
                case FollowUp.Note note ->
                    heard.add(new NewsOfAnswers.Heard(one.connection(), note.news(), one.receivedAt()));
                case FollowUp.Erase erase -> erasures.takenBack(one.connection(), erase.externalId());
            }
        }
        references.open(asks);
        news.write(heard);
    }
}
