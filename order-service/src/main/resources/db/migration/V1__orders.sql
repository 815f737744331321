create sequence order_number;

create table orders (
    id          uuid primary key,
    number      bigint         not null unique,
    version     bigint         not null,
    customer_id uuid           not null,
    lead_id     uuid,
    lead_number bigint,
    manager_id  uuid,
    source_id   uuid,
    status      text           not null check (status in ('new', 'inProgress', 'done', 'cancelled')),
    sum         numeric(19, 4) not null check (sum >= 0),
    paid        numeric(19, 4) not null check (paid >= 0),
    currency    char(3)        not null,
    created_at  timestamptz    not null
);
create index orders_by_status on orders (status, number desc);
create index orders_by_manager on orders (manager_id, number desc);
create index orders_by_customer on orders (customer_id, number desc);
create index orders_by_lead on orders (lead_id) where lead_id is not null;

create table order_line (
    order_id uuid           not null references orders,
    position int            not null,
    name     text           not null,
    quantity numeric(19, 6) not null,
    price    numeric(19, 4) not null,
    sum      numeric(19, 4) not null,
    primary key (order_id, position)
);

create table order_payment (
    id       uuid primary key,
    order_id uuid           not null references orders,
    amount   numeric(19, 4) not null check (amount <> 0),
    note     text           not null,
    paid_at  timestamptz    not null
);
create index order_payment_of_order on order_payment (order_id, paid_at);

-- One row a lead, on which its two halves meet: the conversion (order_id, sale) and the answer (customer_id).
create table conversion (
    lead_id         uuid primary key,
    order_id        uuid,
    chosen_customer uuid,
    sale            jsonb,
    customer_id     uuid,
    link_version    bigint not null default 0,
    made            boolean not null default false
);

create table customer (
    id         uuid primary key,
    version    bigint not null,
    name       text,
    manager_id uuid
);
