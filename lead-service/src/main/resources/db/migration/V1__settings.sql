-- Pipelines, reasons, sources with their costs, and the names of the staff.

create table pipeline (
    id         uuid primary key,
    name       text        not null,
    version    bigint      not null,
    is_default boolean     not null default false,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create unique index pipeline_name on pipeline (lower(name));
-- Inbound requests go into exactly one pipeline.
create unique index pipeline_default on pipeline (is_default) where is_default;

create table stage (
    id              uuid primary key,
    pipeline_id     uuid    not null references pipeline,
    rank            integer not null,
    name            text    not null,
    kind            text    not null check (kind in ('open', 'won', 'lost')),
    temperature     text    not null check (temperature in ('cold', 'warm', 'hot')),
    color           text    not null,
    required_fields text[]  not null default '{}',
    -- Deferred: stages change places within one transaction.
    constraint stage_rank unique (pipeline_id, rank) deferrable initially deferred
);

-- What a pipeline was at every version: reports and old cards still need it.
create table pipeline_version (
    pipeline_id uuid        not null references pipeline,
    version     bigint      not null,
    definition  jsonb       not null,
    defined_at  timestamptz not null,
    defined_by  uuid,
    primary key (pipeline_id, version)
);

create table reason (
    id            uuid primary key,
    version       bigint      not null,
    name          text        not null,
    active        boolean     not null,
    note_required boolean     not null,
    created_at    timestamptz not null
);
create unique index reason_name on reason (lower(name));

create table source (
    id            uuid primary key,
    version       bigint      not null,
    name          text        not null,
    channel       text        not null,
    connection_id uuid unique,
    created_at    timestamptz not null
);
-- A connection may be called as another one is; a source without a connection is found by its name.
create unique index source_name on source (lower(name), channel) where connection_id is null;

create table source_cost (
    id        uuid primary key,
    version   bigint         not null,
    source_id uuid           not null references source,
    from_date date           not null,
    to_date   date           not null check (to_date >= from_date),
    amount    numeric(19, 4) not null check (amount >= 0),
    currency  char(3)        not null,
    set_at    timestamptz    not null,
    unique (source_id, from_date, to_date)
);

create table staff (
    id        uuid primary key,
    version   bigint  not null,
    name      text    not null,
    role      text    not null,
    team_id   uuid,
    team_name text,
    active    boolean not null
);
