-- Files on orders, kept as those of cards are. What lists read stands apart from the bytes, and the bytes apart from whose
-- they are: content without a file (an upload that broke off, a file that was taken away) is removed when its time has come,
-- wherever it lies, also after a crash.
create table order_file (
    id          uuid primary key,
    order_id    uuid        not null references orders,
    name        text        not null,
    media_type  text        not null,
    size        bigint      not null check (size > 0),
    -- Of the bytes; tells a repeat from another file, and browsers that they have it already.
    sha256      bytea       not null,
    added_at    timestamptz not null,
    added_by    uuid        not null,
    -- The Idempotency-Key of who added it.
    request_key text
);
create index order_file_of_order on order_file (order_id, id desc);
create unique index order_file_request on order_file (added_by, request_key) where request_key is not null;

-- Where the bytes of a file are; under its id.
create table file_content (
    id           uuid primary key,
    store        text        not null check (store in ('DATABASE', 'S3')),
    size         bigint      not null,
    -- Null as long as it belongs to a file.
    remove_after timestamptz
);
create index file_content_to_remove on file_content (remove_after) where remove_after is not null;

create table file_part (
    content_id uuid    not null,
    number     integer not null,
    bytes      bytea   not null,
    primary key (content_id, number)
);
-- Most files are compressed as they are.
alter table file_part alter column bytes set storage external;

-- What lies in each store, those to be removed included; kept, not counted.
create table file_total (
    store text primary key,
    bytes bigint not null
);
insert into file_total (store, bytes) values ('DATABASE', 0), ('S3', 0);
