package io.potik.lead.notification;

import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks what one was told as read. */
@Service
class ReadNotifications {

    private final Notifications notifications;

    ReadNotifications(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * One of one's own, or unread again.
     *
     * @throws NotFound when it is not there, or somebody else's
     */
    @Transactional
    void one(Caller caller, UUID id, boolean read) {
        if (!notifications.read(caller.staffId(), id, read)) {
            throw new NotFound("notification");
        }
    }

    /** All of one's own. */
    @Transactional
    void all(Caller caller) {
        notifications.readAll(caller.staffId());
    }
}
