package io.potik.load.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Leads as a business has them after years, written straight into lead-service's tables because a million deliveries
 * would take the hours that nobody measures: every table that a screen reads, in the form that the service writes. The
 * same number is always the same lead.
 */
public final class MadeUpLeads implements AutoCloseable {

    private static final int AT_ONCE = 50_000;
    private static final List<String> FIRST_NAMES = List.of(
            "olena", "andrii", "iryna", "petro", "oksana", "taras", "nadiia", "vasyl", "daryna", "roman", "sofiia",
            "ihor", "yuliia", "bohdan", "marta", "denys", "larysa", "serhii", "anna", "maksym");
    private static final List<String> BEGINNINGS = List.of(
            "boiko", "koval", "tkach", "moroz", "kravch", "shev", "bond", "oliin", "lys", "polish", "sav", "rud",
            "march", "petr", "hon", "pav", "kuz", "vlas", "nazar", "demch");
    private static final List<String> ENDS =
            List.of("enko", "uk", "chuk", "ko", "iv", "skyi", "ets", "yshyn", "ak", "ych");

    private final Connection lead;
    private final Place place;
    private int made;

    /**
     * Where they stand.
     *
     * @param pipeline the pipeline of all of them
     * @param open its open stages
     * @param won its won stage
     * @param lost its lost stage
     * @param managers whose they are; every fifth lead is nobody's
     * @param sources where they came from
     */
    public record Place(UUID pipeline, List<UUID> open, UUID won, UUID lost, List<UUID> managers, List<UUID> sources) {}

    /** Nothing is made yet. */
    public MadeUpLeads(String databaseUrl, Place place) throws SQLException {
        this.lead = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
        this.place = place;
    }

    /** Adds leads until there are so many, with their totals, and has PostgreSQL look at what it has now. */
    public void upTo(int count) throws SQLException {
        lead.setAutoCommit(false);
        while (made < count) {
            int until = Math.min(count, made + AT_ONCE);
            add(made + 1, until);
            lead.commit();
            made = until;
        }
        recount();
        lead.commit();
        lead.setAutoCommit(true);
        run("vacuum analyze");
        run("checkpoint");
    }

    /** A word that only this lead is found by. */
    public static String phone(int number) {
        return "38067" + "%07d".formatted(number);
    }

    /** The name of a lead's person. */
    public static String name(int number) {
        return firstNames(number) + " "
                + lastNames().get(number / FIRST_NAMES.size() % lastNames().size());
    }

    private static String firstNames(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size());
    }

    /** The first names that they have, in lower case. */
    public static List<String> firstNames() {
        return FIRST_NAMES;
    }

    /** The last names that they have, in lower case. */
    public static List<String> lastNames() {
        var names = new ArrayList<String>();
        BEGINNINGS.forEach(beginning -> ENDS.forEach(end -> names.add(beginning + end)));
        return names;
    }

    private void add(int from, int until) throws SQLException {
        run("drop table if exists made");
        try (var statement = lead.prepareStatement("""
                create temporary table made as
                select (lpad(to_hex(1700000000000 + n * 30000::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
                        || '8' || substr(md5(n::text), 4, 15))::uuid as id,
                       n, nextval('lead_number') as number,
                       first_names[1 + n %% cardinality(first_names)] as first_name,
                       last_names[1 + n / cardinality(first_names) %% cardinality(last_names)] as last_name,
                       '+38067' || lpad(n::text, 7, '0') as phone,
                       to_timestamp(1700000000 + n * 30) as at,
                       dice, stages[1 + dice] as stage, outcomes[1 + dice] as outcome,
                       case when n %% 5 = 0 then null else managers[1 + n / 5 %% cardinality(managers)] end as manager,
                       sources[1 + n %% cardinality(sources)] as source,
                       case when n %% 3 = 0 then null else 500 + n %% 997 * 50 end as amount
                from generate_series(?, ?) as n,
                     lateral (select ('x' || substr(md5('stage' || n), 1, 6))::bit(24)::int %% 10 as dice) thrown,
                     (select ?::text[] as first_names, ?::text[] as last_names, ?::uuid[] as stages,
                             ?::text[] as outcomes, ?::uuid[] as managers, ?::uuid[] as sources) business
                """.replace("%%", "%"))) {
            statement.setInt(1, from);
            statement.setInt(2, until);
            array(statement, 3, "text", FIRST_NAMES);
            array(statement, 4, "text", lastNames());
            array(statement, 5, "uuid", stages());
            array(statement, 6, "text", outcomes());
            array(statement, 7, "uuid", place.managers());
            array(statement, 8, "uuid", place.sources());
            statement.executeUpdate();
        }
        run("""
                insert into lead (id, number, version, title, person_name, pipeline_id, stage_id, stage_entered_at,
                                  outcome, first, channel, source_id, manager_id, amount, currency, tags, created_at,
                                  closed_at)
                select id, number, 0, 'A kitchen for ' || initcap(last_name), initcap(first_name || ' ' || last_name),
                       '%s', stage, at + interval '1 hour' * (n %% 100), outcome, true, 'form', source, manager, amount,
                       case when amount is null then null else 'UAH' end,
                       case when n %% 2000 = 0 then array['measured', 'rare'] when n %% 4 = 0 then array['measured']
                            else '{}' end, at,
                       case when outcome = 'OPEN' then null else at + interval '1 hour' * (n %% 100) end
                from made
                """.formatted(place.pipeline()));
        run("insert into lead_contact_point (lead_id, kind, value, raw) select id, 'phone', phone, phone from made");
        run("""
                insert into contact_point (kind, value, open_lead_id)
                select 'phone', phone, case when outcome = 'OPEN' then id end from made
                """);
        run("""
                insert into lead_talk (lead_id, opened_at, last_text, last_at, last_direction, waiting_since,
                                       first_response_at)
                select id, at, 'How much is a corner kitchen of three metres?', at, 'in',
                       case when n % 5 = 0 and outcome = 'OPEN' then at end,
                       case when n % 5 = 0 and outcome = 'OPEN' then null else at + interval '5 minutes' end
                from made
                """);
        run("""
                insert into open_lead (lead_id, owner_id, stage_id, opened_at, waiting_since, fresh, touched_at)
                select l.id, l.owner_id, l.stage_id, t.opened_at, t.waiting_since,
                       t.waiting_since is not null and l.manager_id is null,
                       greatest(t.last_at, l.stage_entered_at)
                from made join lead l on l.id = made.id join lead_talk t on t.lead_id = l.id
                where l.outcome = 'OPEN'
                """);
        run("""
                insert into lead_search (lead_id, number, words)
                select id, number, array_to_tsvector(array[number::text, first_name, last_name, 'a', 'kitchen', 'for',
                                                   substr(phone, 2), substr(phone, 4), substr(phone, 5)])
                from made
                """);
        run("""
                insert into activity (id, lead_id, at, kind, actor_kind, actor_id, data)
                select gen_random_uuid(), id, at + delay, kind, actor, case when actor = 'STAFF' then manager end, data::jsonb
                from made, (values
                     (interval '0 s', 'created', 'CHANNEL', '{"sourceName":"Site","first":true}'),
                     (interval '1 s', 'messageIn', 'CHANNEL', '{"text":"How much is a corner kitchen of three metres?",
                      "attachments":[],"kind":"form","form":{},"revisions":[],"saidAt":"2025-01-01T00:00:00Z","edited":false}'),
                     (interval '5 min', 'note', 'STAFF', '{"text":"Called back, wants a measurement on Saturday."}'))
                     as happened (delay, kind, actor, data)
                where actor <> 'STAFF' or manager is not null
                """);
    }

    /** Ten places: seven of ten leads are open, one is won, two are kept. */
    private List<UUID> stages() {
        var stages = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            stages.add(place.open().get(i % place.open().size()));
        }
        stages.addAll(List.of(place.won(), place.lost(), place.lost()));
        return stages;
    }

    private static List<String> outcomes() {
        return List.of("OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "WON", "KEPT", "KEPT");
    }

    private void recount() throws SQLException {
        run("delete from stage_total");
        run("""
                insert into stage_total (stage_id, manager_id, source_id, currency, leads, amount)
                select stage_id, owner_id, coalesce(source_id, '00000000-0000-0000-0000-000000000000'),
                       coalesce(currency, ''), count(*), coalesce(sum(amount), 0)
                from lead group by 1, 2, 3, 4
                """);
        run("delete from source_leads");
        run("""
                insert into source_leads (source_id, quarter, leads)
                select source_id, date_bin('15 minutes', created_at, '2000-01-01T00:00:00Z'), count(*)
                from lead where source_id is not null group by 1, 2
                """);
    }

    private void array(PreparedStatement statement, int place, String type, List<?> values) throws SQLException {
        statement.setArray(place, lead.createArrayOf(type, values.toArray()));
    }

    private void run(String sql) throws SQLException {
        try (var statement = lead.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        lead.close();
    }
}
