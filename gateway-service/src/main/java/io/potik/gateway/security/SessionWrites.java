package io.potik.gateway.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Writes at most once a minute that a session was used again: otherwise every request, also one that only reads, would wait
 * for the disk because of it. A session so ends up to a minute before its time.
 */
@Configuration(proxyBeanMethods = false)
class SessionWrites {

    /** Spring Session's own update with its parameters in their order, but for a session in which only the time is new. */
    private static final String UPDATE = """
            update %TABLE_NAME% session
            set session_id = used.session_id, last_access_time = used.last_access_time,
                max_inactive_interval = used.max_inactive_interval, expiry_time = used.expiry_time,
                principal_name = used.principal_name
            from (select ?::char(36) as session_id, ?::bigint as last_access_time, ?::int as max_inactive_interval,
                         ?::bigint as expiry_time, ?::varchar as principal_name, ?::char(36) as primary_id) used
            where session.primary_id = used.primary_id
              and (used.last_access_time >= session.last_access_time + 60000
                   or (used.session_id, used.max_inactive_interval, used.principal_name)
                      is distinct from (session.session_id, session.max_inactive_interval, session.principal_name))
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> seldomWritten() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE);
    }
}
