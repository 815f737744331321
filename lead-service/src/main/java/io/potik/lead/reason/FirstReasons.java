package io.potik.lead.reason;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a new workspace its reasons. Harmless at every later start, also when they were renamed since. */
@Component
class FirstReasons implements SmartInitializingSingleton {

    static final List<Reason> REASONS = List.of(
            reason("0021", "Too expensive"),
            reason("0022", "No answer"),
            reason("0023", "Chose another"),
            reason("0024", "Not in our area"),
            reason("0025", "Changed their mind"));

    private final Reasons reasons;
    private final TransactionTemplate transaction;

    FirstReasons(Reasons reasons, TransactionTemplate transaction) {
        this.reasons = reasons;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(open -> REASONS.forEach(reasons::add));
    }

    private static Reason reason(String last, String name) {
        return new Reason(UUID.fromString("01900000-0000-7000-8000-00000000" + last), 1, name, true, false);
    }
}
