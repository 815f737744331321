-- What an order adds to the sums of its manager and source, from one change to the next; `until` is null for what stands.
create table order_state (
    order_id  uuid           not null,
    seq       int            not null,
    since     timestamptz    not null,
    until     timestamptz,
    lead_id   uuid,
    cancelled boolean        not null,
    sum       numeric(19, 4) not null,
    worth     numeric(19, 4) not null,
    currency  char(3)        not null,
    primary key (order_id, seq)
);
create index order_state_lead on order_state (lead_id) where lead_id is not null;

alter table order_fact
    add refunded numeric(19, 4) not null default 0,
    add states int not null default 1;

-- How an order came to be as it is was not kept until now: as it is, since it was made. A rebuild knows better.
insert into order_state (order_id, seq, since, lead_id, cancelled, sum, worth, currency)
select order_id, 1, created_at, lead_id, status = 'cancelled', sum, case when status = 'cancelled' then 0 else sum end, currency
from order_fact;
