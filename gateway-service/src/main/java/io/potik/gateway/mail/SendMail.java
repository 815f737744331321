package io.potik.gateway.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.potik.gateway.mail.MailLooks.Look;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.route.ServiceNotifications;
import io.potik.gateway.route.ServiceNotifications.Notification;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.Callers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks what somebody has left unread for a while and sends it; a mail for each lead, or one for many. */
@Service
class SendMail {

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    /** Longer than a turn can take; a turn that was not finished by then is another's. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** Whoever gets a hundred leads at once gets one mail and not a hundred. */
    private static final int MOST_MAILS_A_TURN = 5;

    private final MailLooks looks;
    private final MailChoices choices;
    private final MailedNotifications mailed;
    private final ServiceNotifications notifications;
    private final Callers callers;
    private final LetterTexts texts;
    private final MailServer server;
    private final MailProperties properties;
    private final TransactionTemplate transaction;
    private final Counter sent;
    private final Counter failed;

    SendMail(
            MailLooks looks,
            MailChoices choices,
            MailedNotifications mailed,
            ServiceNotifications notifications,
            Callers callers,
            LetterTexts texts,
            MailServer server,
            MailProperties properties,
            TransactionTemplate transaction,
            MeterRegistry metrics) {
        this.looks = looks;
        this.choices = choices;
        this.mailed = mailed;
        this.notifications = notifications;
        this.callers = callers;
        this.texts = texts;
        this.server = server;
        this.properties = properties;
        this.transaction = transaction;
        sent = metrics.counter("mail.sent");
        failed = metrics.counter("mail.failed");
    }

    /** The turn of the next person who is due; whether there was one. What fails is tried again later, alone. */
    boolean next() {
        var look = looks.claim(LEASE);
        look.ifPresent(this::turn);
        return look.isPresent();
    }

    /** Forgets what cannot come up again. */
    void forgetOld() {
        mailed.forgetOld();
    }

    private void turn(Look look) {
        try {
            var person = callers.person(look.staffId());
            var later = person.isEmpty() ? null : send(person.get());
            if (later == null) {
                looks.done(look, Instant.now().plus(properties.delay()));
            } else {
                looks.again(look, later, 0);
            }
        } catch (MailServer.NotTaken | ServiceDown e) {
            failed.increment();
            int failures = look.failures() + 1;
            var wait = properties.waitAfter(failures);
            log.warn("Mail to {} waits {} after failure {}: {}", look.staffId(), wait, failures, e.getMessage());
            looks.again(look, Instant.now().plus(wait), failures);
        }
    }

    /** Sends what is due; when the first of the others will be, or null when nothing is left. */
    private @Nullable Instant send(Caller person) {
        var now = Instant.now();
        var due = now.minus(properties.delay());
        var leads = unsent(person, now).stream()
                .collect(Collectors.groupingBy(one -> one.lead().id(), LinkedHashMap::new, Collectors.toList()))
                .values();
        var ready = leads.stream()
                .filter(lead -> !lead.getFirst().at().isAfter(due))
                .toList();
        if (ready.size() > MOST_MAILS_A_TURN) {
            send(person, ready);
        } else {
            ready.forEach(lead -> send(person, List.of(lead)));
        }
        return leads.stream()
                .map(lead -> lead.getFirst().at())
                .filter(at -> at.isAfter(due))
                .min(Comparator.naturalOrder())
                .map(at -> at.plus(properties.delay()))
                .orElse(null);
    }

    /** What somebody has not read, wants by mail and has not got yet, the oldest first. */
    private List<Notification> unsent(Caller person, Instant now) {
        var kinds = choices.of(person.staffId());
        if (kinds.isEmpty()) {
            return List.of();
        }
        var wanted = notifications.unread(person, now.minus(properties.giveUpAfter())).stream()
                .filter(one -> Kind.find(one.kind()).filter(kinds::contains).isPresent())
                .filter(one -> one.task() == null || !one.task().done())
                .toList();
        var gone = mailed.among(wanted.stream().map(Notification::id).toList());
        return wanted.stream()
                .filter(one -> !gone.contains(one.id()))
                .sorted(Comparator.comparing(Notification::at))
                .toList();
    }

    /** The mark and the mail are one transaction: a crash between the server's yes and the commit sends it once more. */
    private void send(Caller person, List<List<Notification>> leads) {
        transaction.executeWithoutResult(open -> {
            var marked = mailed.mark(
                    leads.stream().flatMap(List::stream).map(Notification::id).toList());
            var left = leads.stream()
                    .map(lead -> lead.stream()
                            .filter(one -> marked.contains(one.id()))
                            .toList())
                    .filter(lead -> !lead.isEmpty())
                    .toList();
            if (!left.isEmpty()) {
                var key = left.getFirst().getFirst().id();
                server.send(texts.write(person.locale(), left), person.email(), key);
                sent.increment();
            }
        });
    }
}
