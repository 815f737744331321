-- Everything here is made from Kafka and can be emptied and made again; nothing of it is personal data but staff's names.

-- A lead as it stands now. The counters give visits, states, closings and waits their numbers within the lead.
create table lead_fact (
    lead_id     uuid primary key,
    number      bigint      not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    received_at timestamptz,
    source_id   uuid,
    channel     text        not null,
    first       boolean     not null,
    opened_at   timestamptz not null,
    visits      int         not null,
    states      int         not null,
    closings    int         not null,
    waits       int         not null
);
create index lead_fact_created on lead_fact (created_at);

-- A stay of a lead in a stage. Who it is credited to is said in docs/canvas/analytics-service.md.
create table visit (
    lead_id     uuid        not null,
    seq         int         not null,
    pipeline_id uuid        not null,
    stage_id    uuid        not null,
    rank        int         not null,
    kind        text        not null,
    entered_at  timestamptz not null,
    entered_by  uuid,
    amount      numeric(19, 4),
    currency    char(3),
    left_at     timestamptz,
    left_how    text check (left_how in ('advanced', 'back', 'rejected', 'left')),
    left_owner  uuid,
    primary key (lead_id, seq)
);
create unique index visit_here on visit (lead_id) where left_at is null;
create index visit_entered on visit (pipeline_id, entered_at);

-- Whose a lead was and what it was worth, from one change to the next; `until` is null for the state that stands.
create table lead_state (
    lead_id    uuid        not null,
    seq        int         not null,
    since      timestamptz not null,
    until      timestamptz,
    manager_id uuid,
    amount     numeric(19, 4),
    currency   char(3),
    primary key (lead_id, seq)
);
create unique index lead_state_now on lead_state (lead_id) where until is null;

-- An end of a lead: won, kept, declined or excluded; `stood_until` when a reopening took it back.
create table closing (
    lead_id     uuid        not null,
    seq         int         not null,
    closed_at   timestamptz not null,
    opened_at   timestamptz not null,
    stood_until timestamptz,
    outcome     text        not null,
    owner_id    uuid,
    amount      numeric(19, 4),
    currency    char(3),
    reason_id   uuid,
    pipeline_id uuid        not null,
    visit_seq   int,
    primary key (lead_id, seq)
);
create unique index closing_stands on closing (lead_id) where stood_until is null;
create index closing_closed on closing (closed_at);

-- A first response that a person waited for: once from the receipt, once more after each reopening,
-- which restarts one that nobody answered.
create table wait (
    lead_id      uuid        not null,
    seq          int         not null,
    pipeline_id  uuid        not null,
    since        timestamptz not null,
    asked_at     timestamptz,
    responded_at timestamptz,
    restarted_at timestamptz,
    owner_id     uuid,
    staff_id     uuid,
    primary key (lead_id, seq)
);
create index wait_since on wait (since);

-- A day (in the workspace's zone) on which a human did something with a lead, and whose lead it was then.
create table action_day (
    day         date not null,
    owner_id    uuid,
    lead_id     uuid not null,
    pipeline_id uuid not null
);
create unique index action_day_once on action_day (day, owner_id, lead_id, pipeline_id) nulls not distinct;

create table order_fact (
    order_id   uuid primary key,
    version    bigint      not null,
    lead_id    uuid,
    status     text        not null,
    sum        numeric(19, 4) not null,
    paid       numeric(19, 4) not null,
    currency   char(3)     not null,
    created_at timestamptz not null
);
create index order_fact_lead on order_fact (lead_id) where lead_id is not null;

create table pipeline_version (
    pipeline_id uuid        not null,
    version     bigint      not null,
    name        text        not null,
    is_default  boolean     not null,
    defined_at  timestamptz not null,
    primary key (pipeline_id, version)
);

create table stage_version (
    pipeline_id uuid   not null,
    version     bigint not null,
    stage_id    uuid   not null,
    name        text   not null,
    kind        text   not null,
    rank        int    not null,
    primary key (pipeline_id, version, stage_id)
);

create table reason (
    reason_id uuid primary key,
    name      text        not null,
    at        timestamptz not null
);

create table source (
    source_id uuid primary key,
    name      text        not null,
    channel   text        not null,
    at        timestamptz not null
);

create table source_cost (
    cost_id   uuid primary key,
    source_id uuid           not null,
    from_day  date           not null,
    to_day    date           not null,
    amount    numeric(19, 4) not null,
    currency  char(3)        not null,
    at        timestamptz    not null
);
create index source_cost_days on source_cost (to_day, from_day);

create table staff (
    staff_id uuid primary key,
    version  bigint  not null,
    name     text    not null,
    role     text    not null,
    team_id  uuid,
    active   boolean not null
);
