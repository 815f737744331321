-- A person who is to be forgotten, and how far that is. Contact points stand here as long as it is under way, and no longer.
create table erasure (
    id           uuid primary key,
    asked_at     timestamptz not null,
    asked_by     uuid        not null,
    state        text        not null check (state in ('waiting', 'erasing', 'clearing', 'done')),
    customer_ids uuid[]      not null,
    lead_ids     uuid[]      not null,
    order_ids    uuid[]      not null default '{}',
    -- Files whose bytes are on their way out.
    file_ids     uuid[]      not null default '{}',
    points       jsonb,
    -- Up to where each partition has to be read before the next step.
    marks        jsonb       not null,
    done_at      timestamptz,
    check ((state = 'done') = (done_at is not null)),
    check ((state = 'done') = (points is null))
);
create index erasure_under_way on erasure (id) where state <> 'done';

-- What was done where: a service, its files, the topics.
create table erasure_part (
    erasure_id uuid not null references erasure,
    place      text not null,
    asked_at   timestamptz,
    done_at    timestamptz,
    rows       jsonb not null default '{}',
    primary key (erasure_id, place)
);

-- The lead of a person who was forgotten stays for the reports, without them.
alter table lead add column erased_at timestamptz;
