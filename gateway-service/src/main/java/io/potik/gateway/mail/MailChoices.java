package io.potik.gateway.mail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which kinds of notifications each member of staff also wants by e-mail. */
@Repository
class MailChoices {

    private final JdbcClient jdbc;

    MailChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody chose, or the usual ones. */
    Set<Kind> of(UUID staffId) {
        return jdbc.sql("select kinds from mail_choice where staff_id = ?")
                .param(staffId)
                .query((row, number) -> kinds((String[]) row.getArray("kinds").getArray()))
                .optional()
                .orElse(Kind.USUAL);
    }

    /** These and no others, from the next mail on. */
    void choose(UUID staffId, Set<Kind> kinds) {
        jdbc.sql("""
                        insert into mail_choice (staff_id, kinds) values (?, ?)
                        on conflict (staff_id) do update set kinds = excluded.kinds
                        """)
                .param(staffId)
                .param(kinds.stream().map(Kind::code).sorted().toArray(String[]::new))
                .update();
    }

    private static Set<Kind> kinds(String[] codes) {
        return Arrays.stream(codes)
                .flatMap(code -> Kind.find(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }
}
