package io.potik.lead.template;

import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates for one lead, as the person who writes would send them. */
@Service
class FillTemplates {

    private final Templates templates;
    private final JdbcClient jdbc;

    FillTemplates(Templates templates, JdbcClient jdbc) {
        this.templates = templates;
        this.jdbc = jdbc;
    }

    /**
     * A template, filled.
     *
     * @param missing placeholders for which nothing is known; they stand in the text as they are
     */
    record Filled(UUID id, String name, String text, List<String> missing) {}

    private record Facts(@Nullable String answerChannel, Map<String, String> known) {}

    /**
     * Those for the channel by which the person is answered, by name.
     *
     * @throws NotFound when the lead is not there, or not for who asks
     */
    @Transactional(readOnly = true)
    List<Filled> of(Caller caller, UUID lead) {
        var facts = jdbc.sql("""
                        select l.number, l.person_name, l.company_name, t.answer_channel
                        from lead l join lead_talk t on t.lead_id = l.id
                        where l.id = :id and\s""" + caller.sees().condition("l.manager_id"))
                .param("id", lead)
                .param("scope", caller.sees().staff())
                .query((row, number) -> facts(row, caller))
                .optional()
                .orElseThrow(() -> new NotFound("lead"));
        return templates.forChannel(facts.answerChannel()).stream()
                .map(template -> {
                    var filled = Placeholders.fill(template.text(), facts.known());
                    return new Filled(template.id(), template.name(), filled.text(), filled.missing());
                })
                .toList();
    }

    private static Facts facts(ResultSet row, Caller caller) throws SQLException {
        var known = new HashMap<String, String>();
        known.put("number", String.valueOf(row.getLong("number")));
        known.put("manager", caller.name());
        put(known, "name", row.getString("person_name"));
        put(known, "company", row.getString("company_name"));
        known.values().removeIf(String::isBlank);
        return new Facts(row.getString("answer_channel"), known);
    }

    private static void put(Map<String, String> known, String placeholder, @Nullable String value) {
        if (value != null) {
            known.put(placeholder, value);
        }
    }
}
