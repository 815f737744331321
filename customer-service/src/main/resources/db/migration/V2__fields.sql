-- Fields that the workspace made itself, as lead-service told of them last.
create table field (
    id         uuid primary key,
    version    bigint not null,
    of_kind    text   not null,
    definition jsonb  not null
);

-- What stands in them, by key.
alter table customer add fields jsonb not null default '{}';
alter table company add fields jsonb not null default '{}';
alter table company add version bigint not null default 1;
