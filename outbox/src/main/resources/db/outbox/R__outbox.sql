-- Mechanism only: messages out with the transaction, messages and requests in exactly once.

create table if not exists outbox (
    position    bigint generated always as identity primary key,
    id          uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    version     bigint      not null,
    occurred_at timestamptz not null,
    payload     bytea       not null,
    trace       text,
    written_at  timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);

create table if not exists inbox (
    consumer    text        not null,
    message_id  uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
);
create index if not exists inbox_received_at on inbox using brin (received_at);

-- What could never be handled (direction 'in') or never be sent ('out'), kept until a person replays or removes it.
create table if not exists dead_letter (
    id          uuid primary key,
    direction   text        not null check (direction in ('in', 'out')),
    consumer    text        not null,
    message_id  uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    version     bigint      not null,
    occurred_at timestamptz not null,
    payload     bytea       not null,
    reason      text        not null,
    died_at     timestamptz not null default now()
);

create table if not exists idempotent_request (
    caller       text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       int,
    headers      text[],
    body         bytea,
    made_at      timestamptz not null default now(),
    primary key (caller, key)
);
create index if not exists idempotent_request_made_at on idempotent_request (made_at);
