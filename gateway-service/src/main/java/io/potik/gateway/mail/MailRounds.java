package io.potik.gateway.mail;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends mail in a thread of its own, so that a mail server that hangs holds up nothing else. */
@Component
class MailRounds {

    private static final Logger log = LoggerFactory.getLogger(MailRounds.class);

    private final SendMail mail;
    private final MailProperties properties;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mail");
        thread.setDaemon(true);
        return thread;
    });

    private volatile List<Future<?>> work = List.of();

    MailRounds(SendMail mail, MailProperties properties) {
        this.mail = mail;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.isOn()) {
            long every = properties.every().toMillis();
            work = List.of(
                    thread.scheduleWithFixedDelay(this::round, every, every, TimeUnit.MILLISECONDS),
                    thread.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES));
        }
    }

    @PreDestroy
    void stop() {
        work.forEach(task -> task.cancel(true));
        thread.shutdownNow();
    }

    private void round() {
        try {
            boolean more;
            do {
                more = mail.next();
            } while (more && !thread.isShutdown());
        } catch (RuntimeException e) {
            // Whoever's turn it was comes again after the lease; the thread has to live on.
            log.warn("A round of mail ended early: {}", e.toString());
        }
    }

    private void forget() {
        try {
            mail.forgetOld();
        } catch (RuntimeException e) {
            log.warn("What went by mail waits to be forgotten: {}", e.toString());
        }
    }
}
