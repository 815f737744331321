-- Fields of orders that the workspace made itself, as lead-service told of them last.
create table field (
    id         uuid primary key,
    version    bigint not null,
    of_kind    text   not null,
    definition jsonb  not null
);

-- What stands in them, by key.
alter table orders add fields jsonb not null default '{}';
