create table connection (
    id            uuid primary key,
    provider      text        not null,
    channel       text        not null,
    name          text        not null,
    hook_key      text        not null unique,
    settings      jsonb       not null,
    off           boolean     not null,
    version       bigint      not null,
    created_at    timestamptz not null,
    removed_at    timestamptz,
    rejected      bigint      not null default 0,
    last_error    text,
    last_error_at timestamptz
);

-- The newest position of a name counts; one with valid_until is the one before it, accepted until then.
create table connection_secret (
    position      bigint generated always as identity primary key,
    connection_id uuid  not null references connection,
    name          text  not null,
    sealed        bytea not null,
    valid_until   timestamptz
);
create index connection_secret_by_name on connection_secret (connection_id, name, position desc);

-- What a provider sent, as it came. Written once and left alone, so that a receipt, which changes, stays narrow.
-- No foreign keys here: connections are never deleted, and each key would cost every delivery a check.
create table delivery (
    id            uuid primary key,
    connection_id uuid        not null,
    received_at   timestamptz not null,
    method        text        not null,
    query         text,
    headers       text        not null,
    body          bytea       not null,
    requests      text        not null
);

create table receipt (
    id            uuid primary key,
    connection_id uuid             not null,
    external_id   text collate "C" not null,
    repeat        int              not null default 0,
    received_at   timestamptz      not null,
    delivery_id   uuid,
    item          int,
    outcome       text             not null,
    kind          text,
    detail        text,
    lead_id       uuid,
    order_id      uuid,
    duplicate_of  uuid,
    decided_at    timestamptz
);
-- The same thing once; repeat counts things that carry an id again after the time in which it means the same.
create unique index receipt_once on receipt (connection_id, external_id, repeat) where duplicate_of is null;
create index receipt_by_connection on receipt (connection_id, id);
-- Most receipts become leads or join one; those pages are found by id. The rare outcomes have their index.
create index receipt_by_outcome on receipt (outcome, id) where outcome not in ('created', 'appended', 'inFlight');
create index receipt_in_flight on receipt (id) where outcome = 'inFlight';

-- Counters. A stripe is a writer's own row of the hour; a report adds them up. See Ledger.
create table ledger (
    connection_id    uuid        not null,
    hour             timestamptz not null,
    stripe           smallint    not null,
    received         bigint      not null,
    in_flight        bigint      not null,
    created          bigint      not null,
    appended         bigint      not null,
    excluded         bigint      not null,
    ignored          bigint      not null,
    duplicate        bigint      not null,
    quarantined      bigint      not null,
    ordered          bigint      not null,
    last_received_at timestamptz,
    primary key (connection_id, hour, stripe)
) with (fillfactor = 50);
create index ledger_by_hour on ledger (hour);

create table outgoing_answer (
    position            bigint generated always as identity primary key,
    message_id          uuid        not null unique,
    lead_id             uuid        not null,
    connection_id       uuid        not null,
    to_kind             text        not null,
    to_value            text        not null,
    conversation_id     text,
    text                text        not null,
    requested_at        timestamptz not null,
    state               text        not null check (state in ('queued', 'sending', 'sent', 'failed')),
    next_attempt_at     timestamptz not null,
    sending_since       timestamptz,
    provider_message_id text,
    reason              text
);
create index outgoing_answer_waiting on outgoing_answer (connection_id, to_value, position)
    where state in ('queued', 'sending');
create index outgoing_answer_due on outgoing_answer (position) where state in ('queued', 'sending');
