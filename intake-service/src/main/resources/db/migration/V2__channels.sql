-- What a delivery only named, until the provider was asked for it.
create table open_reference (
    receipt_id       uuid primary key,
    connection_id    uuid        not null,
    external_id      text        not null,
    kind             text        not null,
    same_for_seconds bigint      not null,
    reference        text        not null,
    received_at      timestamptz not null,
    next_ask_at      timestamptz not null,
    asked            int         not null default 0
);
create index open_reference_due on open_reference (next_ask_at);

-- What was sent stays, without its bytes, when its author has taken it back.
alter table delivery add column erased_at timestamptz;
create table retraction (
    connection_id uuid             not null,
    external_id   text collate "C" not null,
    at            timestamptz      not null default now()
);

-- An answer may go on after it was sent.
alter table outgoing_answer
    drop constraint outgoing_answer_state_check,
    add constraint outgoing_answer_state_check
        check (state in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed'));
create index outgoing_answer_provider on outgoing_answer (connection_id, provider_message_id)
    where provider_message_id is not null;
create index outgoing_answer_conversation on outgoing_answer (connection_id, conversation_id)
    where state in ('sent', 'delivered');

-- What providers told of answers, until it was applied or is too old to be about one of ours.
create table answer_news (
    connection_id       uuid        not null,
    provider_message_id text,
    conversation_id     text,
    up_to               timestamptz,
    state               text        not null check (state in ('delivered', 'read', 'failed')),
    reason              text,
    at                  timestamptz not null,
    heard_at            timestamptz not null default now()
);

-- Who listens for a connection, and where it stands.
create table listener (
    connection_id uuid primary key,
    cursor        text,
    holder        uuid,
    held_until    timestamptz,
    reached_at    timestamptz,
    failures      int not null default 0,
    retry_at      timestamptz
);
