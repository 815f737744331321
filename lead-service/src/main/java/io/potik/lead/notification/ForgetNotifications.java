package io.potik.lead.notification;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets notifications after 30 days; several instances share the work. */
@Component
class ForgetNotifications {

    private static final Logger log = LoggerFactory.getLogger(ForgetNotifications.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Notifications notifications;
    private final TransactionTemplate transaction;

    ForgetNotifications(Notifications notifications, TransactionTemplate transaction) {
        this.notifications = notifications;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${potik.notifications.forget-every:15m}", initialDelayString = "1m")
    void forget() {
        try {
            boolean more;
            do {
                more = Objects.requireNonNull(transaction.execute(open -> notifications.forgetOlderThan(KEPT)));
            } while (more);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Notifications wait to be forgotten: {}", e.getClass().getSimpleName());
        }
    }
}
