-- A search reads the words of the newest 32,768 numbers first, then of those before them, until it has found enough: what it
-- costs does not grow with all leads there ever were. So each word is in the index once for each such part.

create function words_of_part(number bigint, words tsvector) returns tsvector
    language sql immutable parallel safe
    return (select coalesce(array_to_tsvector(array_agg((number >> 15)::text || '~' || word)), ''::tsvector)
            from unnest(tsvector_to_array(words)) as word);

-- The query as Java writes it, each word in quotes, for one of the parts.
create function query_of_part(part bigint, query text) returns tsquery
    language sql immutable parallel safe
    return ('''' || part || '~' || substr(replace(query, '& ''', '& ''' || part || '~'), 2))::tsquery;

alter table lead_search add column number bigint;
update lead_search s set number = l.number from lead l where l.id = s.lead_id;
-- Words of a lead that is gone would keep the service from starting; there is no foreign key.
delete from lead_search where number is null;
alter table lead_search alter column number set not null;

create index lead_search_parts on lead_search using gin (words_of_part(number, words));
drop index lead_search_words;
