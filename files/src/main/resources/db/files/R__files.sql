-- Mechanism only: where the bytes of files lie, whatever they are files of. lead-service and order-service have made these
-- tables by migrations of their own, before there was a module: there nothing is left to make.

-- Where the bytes of a file are; under its id.
create table if not exists file_content (
    id           uuid primary key,
    store        text        not null check (store in ('DATABASE', 'S3')),
    size         bigint      not null,
    -- Null as long as it belongs to a file. Whoever gives many up may set it in a statement of their own.
    remove_after timestamptz
);
create index if not exists file_content_to_remove on file_content (remove_after) where remove_after is not null;

create table if not exists file_part (
    content_id uuid    not null,
    number     integer not null,
    -- Most files are compressed as they are.
    bytes      bytea   storage external not null,
    primary key (content_id, number)
);

-- What lies in each store, those to be removed included; kept, not counted.
create table if not exists file_total (
    store text primary key,
    bytes bigint not null
);
insert into file_total (store, bytes) values ('DATABASE', 0), ('S3', 0) on conflict do nothing;
