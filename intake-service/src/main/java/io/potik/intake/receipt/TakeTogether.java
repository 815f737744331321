package io.potik.intake.receipt;

import io.potik.intake.ledger.Ledger;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes many deliveries in that somebody brought, together with what the same transaction writes about them. */
@Service
public class TakeTogether {

    private final Receipts receipts;

    TakeTogether(Receipts receipts) {
        this.receipts = receipts;
    }

    /** What these receipts brought was taken back: from now on the same is something new. They stay accounted for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(Collection<UUID> taken) {
        receipts.letGo(taken);
    }

    /** Stores them in the open transaction, as if each had been posted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Collection<NewDelivery> deliveries) {
        receipts.add(deliveries, Ledger.IMPORTS);
    }
}
