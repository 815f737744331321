package io.potik.lead.audit;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets who changed what from where after {@code potik.audit.kept}; several instances share the work. */
@Component
class ForgetAudit {

    private static final Logger log = LoggerFactory.getLogger(ForgetAudit.class);

    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Duration kept;

    ForgetAudit(AuditTrail trail, TransactionTemplate transaction, @Value("${potik.audit.kept}") Duration kept) {
        this.trail = trail;
        this.transaction = transaction;
        this.kept = kept;
    }

    @Scheduled(fixedDelayString = "${potik.audit.forget-every:1h}", initialDelayString = "2m")
    void forget() {
        try {
            boolean more;
            do {
                more = Objects.requireNonNull(transaction.execute(open -> trail.forgetOlderThan(kept)));
            } while (more);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The audit waits to be forgotten: {}", e.getClass().getSimpleName());
        }
    }
}
