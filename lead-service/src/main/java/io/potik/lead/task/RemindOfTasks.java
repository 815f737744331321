package io.potik.lead.task;

import io.potik.lead.notification.Notifications;
import io.potik.lead.sql.Rows;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds people of what they will do, once each: taking a reminder and telling it are one transaction, and instances
 * share the work. What became due while nothing ran comes as soon as something runs again.
 */
@Component
class RemindOfTasks {

    private static final Logger log = LoggerFactory.getLogger(RemindOfTasks.class);
    private static final int AT_ONCE = 200;

    private final Tasks tasks;
    private final Notifications notifications;
    private final TransactionTemplate transaction;

    RemindOfTasks(Tasks tasks, Notifications notifications, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${potik.tasks.remind-every:5s}")
    void remind() {
        try {
            int reminded;
            do {
                reminded = Objects.requireNonNull(transaction.execute(open -> remindOfSome()));
            } while (reminded == AT_ONCE);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Reminders wait: {}", e.getClass().getSimpleName());
        }
    }

    private int remindOfSome() {
        var at = Rows.now();
        var due = tasks.takeDueReminders(at, AT_ONCE);
        notifications.raise(due.stream()
                .map(task -> Notifications.News.ofReminder(task.assignee(), task.lead(), task.id(), at))
                .toList());
        return due.size();
    }
}
