-- Leads, who may be behind them, and what the screens read. Every query has its index; totals are kept, never counted.

create sequence lead_number;

-- One row a contact point answers the three questions that a delivery asks, and is the lock of the person.
create table contact_point (
    kind         text collate "C" not null,
    value        text collate "C" not null,
    open_lead_id uuid,
    customer_id  uuid,
    exclusion_id uuid,
    primary key (kind, value)
) with (fillfactor = 90);
create index contact_point_customer on contact_point (customer_id) where customer_id is not null;
create index contact_point_exclusion on contact_point (exclusion_id) where exclusion_id is not null;

create table exclusion (
    id          uuid primary key,
    note        text,
    excluded_at timestamptz not null,
    excluded_by uuid,
    expires_at  timestamptz
);

create table known_customer (
    id           uuid primary key,
    version      bigint not null,
    name         text,
    lifecycle    text   not null,
    company_id   uuid,
    company_name text,
    -- Each "kind:value" as customer-service last told it, to see which ones the customer gave up.
    points       text[] not null
);

create table lead (
    id                   uuid primary key,
    number               bigint      not null unique,
    version              bigint      not null,
    title                text        not null,
    person_name          text,
    pipeline_id          uuid        not null,
    stage_id             uuid        not null,
    stage_entered_at     timestamptz not null,
    outcome              text        not null check (outcome in ('OPEN', 'WON', 'KEPT', 'DECLINED')),
    first                boolean     not null,
    channel              text        not null,
    source_id            uuid,
    manager_id           uuid,
    -- What an index can order by although nobody has the lead yet.
    owner_id             uuid        not null generated always as
                         (coalesce(manager_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored,
    amount               numeric(19, 4),
    currency             char(3),
    lines                jsonb       not null default '[]',
    tags                 text[]      not null default '{}',
    fields               jsonb       not null default '{}',
    qualification        jsonb       not null default '{}',
    attribution          jsonb       not null default '{}',
    company_name         text,
    company_id           uuid,
    -- The customer and the order that the card shows …
    customer_id          uuid,
    order_id             uuid,
    order_number         bigint,
    -- … and those that a conversion promised, the same however often it is repeated.
    promised_customer_id uuid,
    promised_order_id    uuid,
    reason_id            uuid,
    rejection_note       text,
    closed_from_stage_id uuid,
    created_at           timestamptz not null,
    closed_at            timestamptz,
    check ((amount is null) = (currency is null))
) with (fillfactor = 90);
create index lead_of_stage on lead (stage_id, stage_entered_at desc, id desc);
create index lead_of_stage_and_owner on lead (stage_id, owner_id, stage_entered_at desc, id desc);
create index lead_of_stage_and_source on lead (stage_id, source_id, stage_entered_at desc, id desc);
create index lead_of_owner on lead (owner_id, number desc);
create index lead_of_customer on lead (customer_id, number desc) where customer_id is not null;

create table lead_contact_point (
    lead_id uuid not null references lead on delete cascade,
    kind    text collate "C" not null,
    value   text collate "C" not null,
    raw     text not null,
    primary key (lead_id, kind, value)
);
create index lead_contact_point_person on lead_contact_point (kind, value);

-- Apart from the card: a message that arrives makes nobody's change of the card stale.
create table lead_talk (
    lead_id              uuid primary key references lead on delete cascade,
    opened_at            timestamptz not null,
    last_text            text,
    last_at              timestamptz,
    last_direction       text check (last_direction in ('in', 'out')),
    waiting_since        timestamptz,
    first_response_at    timestamptz,
    answer_connection_id uuid,
    answer_channel       text,
    answer_label         text,
    answer_conversation  text,
    answer_kind          text,
    answer_value         text
) with (fillfactor = 80);

-- Words by whose beginnings a lead is found: number, title, name, contact points.
create table lead_search (
    lead_id uuid primary key references lead on delete cascade,
    words   tsvector not null
);
create index lead_search_words on lead_search using gin (words);

create table activity (
    id          uuid primary key,
    lead_id     uuid        not null references lead on delete cascade,
    at          timestamptz not null,
    kind        text        not null,
    actor_kind  text        not null,
    actor_id    uuid,
    data        jsonb       not null,
    message_key text
);
create index activity_of_lead on activity (lead_id, at desc, id desc);
create unique index activity_message on activity (message_key) where message_key is not null;

-- The nil id stands for nobody and for no source, an empty currency for leads without an amount.
create table stage_total (
    stage_id   uuid           not null,
    manager_id uuid           not null,
    source_id  uuid           not null,
    currency   text           not null,
    leads      bigint         not null,
    amount     numeric(23, 4) not null,
    primary key (stage_id, manager_id, source_id, currency)
) with (fillfactor = 50);

-- What came from another CRM, so that the same file twice changes nothing.
create table lead_import (
    external_id text primary key,
    lead_id     uuid not null
);
