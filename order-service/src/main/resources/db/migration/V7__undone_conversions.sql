-- Which version of its lead each half of a conversion is of, and up to which one conversions are undone.
alter table conversion
    add column lead_version      bigint  not null default 0,
    add column undone_version    bigint  not null default 0,
    add column link_lead_version bigint,
    add column joins             boolean not null default false;

-- An order that came of a conversion which was undone: it is cancelled and stays so.
alter table orders add column taken_back boolean not null default false;

-- Leads that joined an order which was there already, beside the one that it came of.
create table order_lead (
    lead_id     uuid primary key,
    order_id    uuid   not null references orders,
    lead_number bigint not null
);
create index order_lead_of_order on order_lead (order_id);

-- One who came to be by a conversion that was undone, and is gone: the version keeps late news away.
alter table customer add column removed boolean not null default false;
