-- The statuses that the workspace gives its orders. A code never changes and none is taken away: events hold it for ever.
create table order_status (
    code     text primary key,
    version  bigint  not null,
    name     text,
    kind     text    not null check (kind in ('open', 'done', 'cancelled')),
    color    text    not null,
    position int     not null,
    active   boolean not null
);
insert into order_status (code, version, name, kind, color, position, active)
values ('new', 1, null, 'open', '#2563eb', 0, true),
       ('inProgress', 1, null, 'open', '#ca8a04', 1, true),
       ('done', 1, null, 'done', '#16a34a', 0, true),
       ('cancelled', 1, null, 'cancelled', '#64748b', 0, true);
create sequence order_status_code;

alter table orders drop constraint orders_status_check;
alter table orders add foreign key (status) references order_status (code);

-- Lines with discount and tax; a line has at most one kind of discount.
alter table order_line
    add discount_percent numeric(7, 4),
    add discount_amount numeric(19, 4),
    add tax_percent numeric(7, 4),
    add tax_included boolean,
    add check (discount_percent is null or discount_amount is null),
    add check ((tax_percent is null) = (tax_included is null));

-- The shop that alone says what an order sells; what was given back; where it goes, which is personal.
alter table orders
    add shop_id uuid,
    add refunded numeric(19, 4) not null default 0 check (refunded >= 0),
    add payment_state text,
    add delivery_way text,
    add delivery_address text,
    add tracking_number text,
    add delivery_date date,
    add notes text not null default '';
update orders o set shop_id = s.connection_id from shop_order s where s.order_id = o.id;
update orders o set refunded = p.back
from (select order_id, -sum(amount) as back from order_payment where amount < 0 group by order_id) p
where p.order_id = o.id;
update orders set payment_state =
    case when paid = 0 and refunded > 0 then 'refunded'
         when paid = sum then 'paid'
         when paid > sum then 'overpaid'
         when paid = 0 then 'unpaid'
         else 'partlyPaid' end;
alter table orders
    alter payment_state set not null,
    add check (payment_state in ('unpaid', 'partlyPaid', 'paid', 'overpaid', 'refunded'));
create index orders_by_payment on orders (payment_state, number desc);

-- The history of an order for people: every version of it has one row. It may tell of persons, so it goes with them.
create table order_change (
    order_id   uuid        not null references orders,
    version    bigint      not null,
    at         timestamptz not null,
    actor_kind text        not null,
    actor_id   uuid,
    what       text        not null,
    detail     jsonb       not null,
    primary key (order_id, version)
);
-- Of those that are there already only the beginning is known.
insert into order_change (order_id, version, at, actor_kind, actor_id, what, detail)
select id, 1, created_at, 'system', null, 'created',
       json_build_object('sum', json_build_object('amount', cast(sum as text), 'currency', currency))
from orders;

-- What a column of the board holds, kept with every change, so that nobody counts. Nobody and no source are the nil id.
create table order_total (
    status        text           not null references order_status (code),
    manager_id    uuid           not null,
    source_id     uuid           not null,
    payment_state text           not null,
    currency      char(3)        not null,
    orders        bigint         not null,
    amount        numeric(19, 4) not null,
    primary key (status, manager_id, source_id, payment_state, currency)
);
insert into order_total (status, manager_id, source_id, payment_state, currency, orders, amount)
select status, coalesce(manager_id, '00000000-0000-0000-0000-000000000000'),
       coalesce(source_id, '00000000-0000-0000-0000-000000000000'), payment_state, currency, count(*), sum(sum)
from orders
group by 1, 2, 3, 4, 5;
create index orders_by_status_of_manager on orders (status, manager_id, number desc);

-- Words of the name, as Java cuts them (ADR 11). Those of before have them by PostgreSQL's own rules of Unicode.
alter table customer add words tsvector not null default '';
update customer set words = array_to_tsvector(array(
    select distinct word from regexp_split_to_table(lower(name collate pg_c_utf8), '\s+') as word where word <> ''))
where name is not null;
create index customer_words on customer using gin (words);
