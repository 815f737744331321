-- How the card was before its conversion, to be so again when that is undone; which choices it was made by; and up to which
-- version of the lead what others answer comes too late.
alter table lead
    add column customer_before uuid,
    add column company_before  uuid,
    add column chosen_customer boolean not null default false,
    add column joins_order     boolean not null default false,
    add column undone_version  bigint;
update lead set customer_before = customer_id
where outcome = 'WON' and not first and closed_at > now() - interval '30 days';

-- Whose each of its contact points was before.
alter table lead_contact_point add column customer_before uuid;

-- One who came to be by a conversion that was undone, and is gone: the version keeps late news away.
alter table known_customer add column removed boolean not null default false;
create index known_customer_company on known_customer (lower(company_name)) where company_name is not null;

-- The orders as order-service last told of them: which ones a lead can join.
create table known_order (
    id          uuid primary key,
    version     bigint         not null,
    number      bigint         not null,
    customer_id uuid           not null,
    manager_id  uuid,
    open        boolean        not null,
    amount      numeric(19, 4) not null,
    currency    char(3)        not null,
    created_at  timestamptz    not null
);
create index known_order_open on known_order (customer_id, number desc) where open;
