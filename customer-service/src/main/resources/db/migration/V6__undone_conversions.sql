-- What a conversion of a lead brought to its customer, which undoing it takes back, and of which version of the lead it is.
alter table customer_link
    add column lead_version bigint not null default 0,
    add column brought      jsonb;

-- Conversions up to this version of a lead are undone, also one that arrives later; answers go on after that one.
create table undone_conversion (
    lead_id      uuid primary key,
    lead_version bigint not null,
    link_version bigint not null
);

-- Who came to be by a conversion that was undone, and is gone. Nothing personal is left.
create table removed_customer (
    id      uuid primary key,
    version bigint not null
);

create index customer_lead_customer on customer_lead (customer_id) where customer_id is not null;
