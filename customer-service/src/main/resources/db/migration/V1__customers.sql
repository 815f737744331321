-- What people typed is lower-cased and cut into words by Java: the database's locale has no say in what is found.
create table company (
    id         uuid primary key,
    name       text        not null,
    name_key   text collate "C" not null unique,
    created_at timestamptz not null
);

create table customer (
    id          uuid primary key,
    version     bigint      not null,
    name        text,
    lifecycle   text        not null check (lifecycle in ('prospect', 'buyer')),
    company_id  uuid references company,
    manager_id  uuid,
    notes       text        not null,
    order_count int         not null default 0 check (order_count >= 0),
    search      tsvector    not null,
    created_at  timestamptz not null
);
create index customer_newest on customer (created_at desc, id desc);
create index customer_by_lifecycle on customer (lifecycle, created_at desc, id desc);
create index customer_by_manager on customer (manager_id, created_at desc, id desc);
create index customer_by_company on customer (company_id, created_at desc, id desc) where company_id is not null;
create index customer_search on customer using gin (search);

-- The primary key is the proof that a person is one, and the lock on which two conversions of one person meet.
-- Deferred: a point is claimed before it is known whether its claimant becomes a customer.
create table contact_point (
    kind        text collate "C" not null,
    value       text collate "C" not null,
    raw         text not null,
    customer_id uuid not null references customer deferrable initially deferred,
    primary key (kind, value)
);
create index contact_point_of_customer on contact_point (customer_id);

-- The answer that was given for a lead.
create table customer_link (
    lead_id     uuid primary key,
    customer_id uuid        not null references customer,
    created     boolean     not null,
    version     bigint      not null,
    linked_at   timestamptz not null
);
create index customer_link_of_customer on customer_link (customer_id);

create table possible_duplicate (
    customer_id uuid        not null references customer,
    other_id    uuid        not null references customer,
    lead_id     uuid        not null,
    found_at    timestamptz not null,
    primary key (customer_id, other_id)
);
create index possible_duplicate_other on possible_duplicate (other_id);

-- What each order adds to its customer, so that a repeated or a later event replaces it.
create table purchase (
    order_id    uuid primary key,
    customer_id uuid           not null references customer,
    version     bigint         not null,
    counted     boolean        not null,
    amount      numeric(19, 4) not null,
    currency    char(3)        not null
);
create index purchase_of_customer on purchase (customer_id);

create table purchase_sum (
    customer_id uuid           not null references customer,
    currency    char(3)        not null,
    orders      int            not null,
    amount      numeric(19, 4) not null,
    primary key (customer_id, currency)
);
