-- What people filter leads by, the workspace's tags, and the views that people keep. Whatever a filter asks for is found
-- by an index, and none of these costs a lead anything that has no tag, no temperature of its own and nobody waiting.

-- Null as long as the stage's counts.
alter table lead add column temperature text check (temperature in ('cold', 'warm', 'hot'));
create index lead_of_stage_and_temperature on lead (stage_id, temperature, stage_entered_at desc, id desc)
    where temperature is not null;
create index lead_tags on lead using gin (tags) where tags <> '{}';
create index lead_of_stage_and_creation on lead (stage_id, created_at desc, id desc);
-- Leads without an amount come last; the order is of the number alone.
create index lead_of_stage_and_amount on lead (stage_id, (coalesce(amount, -1)) desc, id desc);
create index lead_talk_waiting on lead_talk (waiting_since) where waiting_since is not null;

-- A tag stands on leads by its name, in the spelling that it has here.
create table tag (
    id         uuid primary key,
    version    bigint      not null,
    name       text        not null,
    color      text,
    created_at timestamptz not null
);
create unique index tag_name on tag (lower(name));

insert into tag (id, version, name, created_at)
select gen_random_uuid(), 1, min(name), now()
from lead cross join unnest(tags) as given (name) where tags <> '{}' group by lower(name);

update lead set tags = (
    select array_agg(name order by place) from (
        select tag.name, min(place) as place
        from unnest(lead.tags) with ordinality as given (name, place) join tag on lower(tag.name) = lower(given.name)
        group by tag.name) as spelled)
where tags <> '{}' and exists (
    select 1 from unnest(lead.tags) as given (name) where not exists (select 1 from tag where tag.name = given.name));

create table saved_view (
    id          uuid primary key,
    version     bigint      not null,
    name        text        not null,
    owner_id    uuid        not null,
    shared      boolean     not null,
    pipeline_id uuid,
    layout      text        not null check (layout in ('board', 'list')),
    filters     jsonb       not null,
    columns     text[]      not null,
    sort        text,
    created_at  timestamptz not null
);
create unique index saved_view_name on saved_view (owner_id, lower(name));
create index saved_view_shared on saved_view (shared) where shared;
