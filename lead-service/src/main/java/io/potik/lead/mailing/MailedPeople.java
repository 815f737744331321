package io.potik.lead.mailing;

import io.potik.lead.sql.Columns;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of mailings, each once: waiting, left out (and why), or written to, and what became of that. Lock the mailing
 * before anything but {@link #fared} is written.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MailedPeople {

    private final JdbcClient jdbc;

    MailedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param state waiting, left, queued, sent, delivered, read or failed
     * @param why left out, by a word; or failed, by a sentence
     * @param address where they were written to; null as long as they were not
     * @param message by which intake tells of it
     */
    record Person(
            UUID customer,
            String state,
            @Nullable String why,
            @Nullable String channel,
            @Nullable UUID connection,
            @Nullable UUID lead,
            @Nullable String address,
            @Nullable UUID message) {

        static Person waiting(Route route, @Nullable String why) {
            var way = route.way();
            return new Person(
                    route.customer(),
                    why == null ? "waiting" : "left",
                    why,
                    way == null ? null : way.channel(),
                    way == null ? null : way.connection(),
                    way == null ? null : way.lead(),
                    null,
                    null);
        }

        Person queued(UUID id, String to) {
            return new Person(customer, "queued", null, channel, connection, lead, to, id);
        }
    }

    /** Adds those who are not there yet. */
    void add(UUID mailing, Collection<Person> people) {
        write(mailing, people, "on conflict do nothing");
    }

    /** Writes what was decided of those who are there. */
    void save(UUID mailing, Collection<Person> people) {
        write(mailing, people, """
                on conflict (mailing_id, customer_id) do update set state = excluded.state, why = excluded.why,
                    channel = excluded.channel, connection_id = excluded.connection_id, lead_id = excluded.lead_id,
                    address = excluded.address, message_id = excluded.message_id
                """);
    }

    private void write(UUID mailing, Collection<Person> people, String otherwise) {
        jdbc.sql("""
                insert into mailing_person (mailing_id, customer_id, state, why, channel, connection_id, lead_id, address,
                                            message_id)
                select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                """ + otherwise)
                .params(
                        mailing,
                        Columns.ids(people, Person::customer),
                        Columns.texts(people, Person::state),
                        Columns.texts(people, Person::why),
                        Columns.texts(people, Person::channel),
                        Columns.ids(people, Person::connection),
                        Columns.ids(people, Person::lead),
                        Columns.texts(people, Person::address),
                        Columns.ids(people, Person::message))
                .update();
    }

    /** Who is next: of each connection as many as it has room for, so many being under way at most. */
    List<UUID> next(UUID mailing, int underWay) {
        return jdbc.sql("""
                        with recursive way as (
                            (select connection_id from mailing_person where mailing_id = :mailing and state = 'waiting'
                             order by connection_id limit 1)
                            union all
                            select (select p.connection_id from mailing_person p
                                    where p.mailing_id = :mailing and p.state = 'waiting' and p.connection_id > way.connection_id
                                    order by p.connection_id limit 1)
                            from way where way.connection_id is not null)
                        select due.customer_id from way cross join lateral (
                            select p.customer_id from mailing_person p
                            where p.mailing_id = :mailing and p.connection_id = way.connection_id and p.state = 'waiting'
                            order by p.customer_id
                            limit greatest(0, :underWay - (
                                select count(*) from mailing_person q
                                where q.mailing_id = :mailing and q.connection_id = way.connection_id
                                  and q.state = 'queued'))) due
                        """)
                .param("mailing", mailing)
                .param("underWay", underWay)
                .query(UUID.class)
                .list();
    }

    /** Which of these addresses were written to. */
    Set<String> reached(UUID mailing, Collection<String> addresses) {
        return jdbc.sql(
                        "select address from mailing_person where mailing_id = ? and address = any(?) and message_id is not null")
                .params(mailing, Columns.texts(addresses, address -> address))
                .query(String.class)
                .set();
    }

    /** Whether somebody waits, or is written to right now. */
    boolean anyLeft(UUID mailing) {
        return jdbc.sql(
                        "select exists (select from mailing_person where mailing_id = ? and state in ('waiting', 'queued'))")
                .param(mailing)
                .query(Boolean.class)
                .single();
    }

    /** Nobody of those who wait is written to. */
    void leaveTheRest(UUID mailing, String why) {
        jdbc.sql("update mailing_person set state = 'left', why = ? where mailing_id = ? and state = 'waiting'")
                .params(why, mailing)
                .update();
    }

    /** What became of messages, each once, forwards only; of those that no mailing sent nothing is written. */
    void fared(Collection<FollowMailings.News> all) {
        jdbc.sql("""
                update mailing_person p set state = news.state, why = news.reason
                from unnest(?, ?, ?) as news (message, state, reason)
                where p.message_id = news.message
                  and case p.state when 'queued' then true
                                   when 'sent' then news.state in ('delivered', 'read', 'failed')
                                   when 'delivered' then news.state = 'read'
                                   else false end
                """)
                .params(
                        Columns.ids(all, FollowMailings.News::message),
                        Columns.texts(all, FollowMailings.News::state),
                        Columns.texts(all, FollowMailings.News::reason))
                .update();
    }
}
