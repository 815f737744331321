-- A customer who was merged into another keeps the row, the contact points and the purchases, and is read as the one who
-- stays in the end, also when that one was merged in turn.
alter table customer add column merged_into uuid references customer;
create index customer_merged_into on customer (merged_into) where merged_into is not null;

create table customer_merge (
    customer_id uuid primary key references customer,
    -- The next one, from whom undoing takes this one out.
    into_id     uuid        not null references customer,
    merged_at   timestamptz not null,
    merged_by   uuid        not null,
    -- What was empty on the other card and was filled from this one, which is what undoing takes back.
    filled      jsonb       not null
);
create index customer_merge_into on customer_merge (into_id);

-- The contact point that both were met by, and evidence that comes of no lead and no order.
alter table possible_duplicate
    alter column lead_id drop not null,
    add column kind  text collate "C",
    add column value text collate "C";
create index possible_duplicate_point on possible_duplicate (kind, value) where kind is not null;

-- Somebody looked and said that these are two people; each pair stands here both ways round.
create table two_people (
    customer_id uuid        not null references customer,
    other_id    uuid        not null references customer,
    said_at     timestamptz not null,
    said_by     uuid        not null,
    primary key (customer_id, other_id)
);

alter table customer
    add column tags      text[] not null default '{}',
    -- By which contact point somebody is reached first, by its kind; where none is named, whichever comes first.
    add column preferred jsonb  not null default '{}';
