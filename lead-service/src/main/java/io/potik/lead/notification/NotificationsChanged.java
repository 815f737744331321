package io.potik.lead.notification;

import java.time.Instant;
import java.util.UUID;

/** {@code notification.changed.v1}: the screens of this one member of staff have something new to show, or less. */
record NotificationsChanged(UUID staffId, Instant at) {

    static final String TYPE = "notification.changed.v1";
    static final String TOPIC = "lead.news";
}
