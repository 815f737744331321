package io.potik.gateway.security;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which sessions are still open, whichever instance opened them. */
@Repository
public class OpenSessions {

    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids whose session is still open. */
    public Set<String> among(Collection<String> ids) {
        return jdbc.sql("select session_id from spring_session where session_id = any(?) and expiry_time > ?")
                .param(ids.toArray(String[]::new))
                .param(System.currentTimeMillis())
                .query(String.class)
                .set();
    }
}
