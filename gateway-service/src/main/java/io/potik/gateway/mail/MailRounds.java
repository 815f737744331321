package io.potik.gateway.mail;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Sends mail in a thread of its own, so that a mail server that hangs holds up nothing else. A round that fails is logged
 * by the scheduler, and the next one comes: whoever's turn it was has it again after the lease.
 */
@Component
class MailRounds {

    private static final Duration FORGET_FIRST = Duration.ofMinutes(1);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final SendMail mail;
    private final MailProperties properties;
    // No bean: as one it would run everybody's schedules.
    private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
    private volatile List<Future<?>> work = List.of();
    private volatile boolean stopped;

    MailRounds(SendMail mail, MailProperties properties) {
        this.mail = mail;
        this.properties = properties;
        thread.setThreadNamePrefix("mail-");
        thread.setDaemon(true);
        thread.initialize();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.isOn()) {
            var now = Instant.now();
            work = List.of(
                    thread.scheduleWithFixedDelay(this::round, now.plus(properties.every()), properties.every()),
                    thread.scheduleWithFixedDelay(mail::forgetOld, now.plus(FORGET_FIRST), FORGET_EVERY));
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        work.forEach(task -> task.cancel(true));
        thread.shutdown();
    }

    private void round() {
        boolean more;
        do {
            more = mail.next();
        } while (more && !stopped);
    }
}
