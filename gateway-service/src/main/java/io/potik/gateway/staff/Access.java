package io.potik.gateway.staff;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends what somebody could come in with. */
@Component
class Access {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Access(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** All sessions, everywhere, with the open transaction; {@link AccessEnded} follows its commit. */
    void endSessions(UUID staffId) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(staffId.toString())
                .update();
        events.publishEvent(new AccessEnded(staffId));
    }

    /** All tokens, everywhere, with the open transaction. */
    void endTokens(UUID staffId) {
        jdbc.sql("delete from api_token where created_by = ?").param(staffId).update();
        events.publishEvent(new AccessEnded(staffId));
    }
}
