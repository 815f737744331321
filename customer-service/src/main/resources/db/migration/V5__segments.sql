-- What segments ask of leads and orders, as their owners told of them; nothing personal is in it.
create table customer_lead (
    lead_id     uuid primary key,
    -- Null as long as it is nobody's.
    customer_id uuid,
    version     bigint not null,
    source_id   uuid,
    -- Why it was rejected last; null when it was not, or was opened again.
    reason_id   uuid,
    heard_at    timestamptz
);
create index customer_lead_source on customer_lead (source_id, customer_id) where customer_id is not null;
create index customer_lead_reason on customer_lead (reason_id, customer_id) where reason_id is not null and customer_id is not null;

create table customer_order (
    order_id    uuid primary key,
    customer_id uuid        not null,
    version     bigint      not null,
    source_id   uuid,
    counted     boolean     not null,
    ordered_at  timestamptz not null
);
create index customer_order_at on customer_order (ordered_at, customer_id) where counted;
create index customer_order_source on customer_order (source_id, customer_id) where counted and source_id is not null;

-- When each customer last wrote, called or ordered; as long as nothing was told of that, when they came to be known.
create table customer_heard (
    customer_id uuid primary key,
    heard_at    timestamptz not null,
    told        boolean     not null
) with (fillfactor = 80);
create index customer_heard_at on customer_heard (heard_at, customer_id);
insert into customer_heard (customer_id, heard_at, told) select id, created_at, false from customer;

create index purchase_sum_amount on purchase_sum (currency, amount, customer_id) where orders > 0;
create index customer_fields on customer using gin (fields jsonb_path_ops) where fields <> '{}';

create table segment (
    id         uuid primary key,
    version    bigint      not null,
    name       text        not null,
    conditions jsonb       not null,
    created_at timestamptz not null
);
create unique index segment_name on segment (lower(name));
