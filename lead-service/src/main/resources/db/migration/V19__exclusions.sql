-- Why somebody is excluded, and how often something came from them: kept, so that it stays countable when it is lifted.
alter table exclusion
    add column reason      text        not null default 'other' check (reason in ('spam', 'landlord', 'contractor', 'other')),
    -- When somebody lifted it, or a newer one had taken over all of its contact points.
    add column ended_at    timestamptz,
    add column ended_by    uuid,
    add column hits        bigint      not null default 0,
    add column last_hit_at timestamptz,
    -- By these words it is found.
    add column words       tsvector    not null default '';
alter table exclusion alter column reason drop default, alter column words drop default;
alter table exclusion set (fillfactor = 80);

update exclusion set words = to_tsvector('simple', coalesce(note, '')) || array_to_tsvector(array(
    select distinct word
    from contact_point point cross join lateral unnest(
        case point.kind
            when 'phone' then array[substr(point.value, 2), right(point.value, 10), right(point.value, 9)]
            else array[lower(point.value)]
        end) as spelled (word)
    where point.exclusion_id = exclusion.id and word <> ''));

create index exclusion_in_force on exclusion (id desc) where ended_at is null;
create index exclusion_ended on exclusion (id desc) where ended_at is not null or expires_at is not null;
create index exclusion_words on exclusion using gin (words);
