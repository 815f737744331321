-- Files that go out with answers. Their bytes never travel over Kafka; they are kept until an answer has used them, and a
-- little longer, so that who wrote it can still look at them.
create table upload (
    id          uuid primary key,
    uploader_id uuid        not null,
    name        text        not null,
    media_type  text        not null,
    size        int         not null,
    content     bytea       not null,
    used        boolean     not null default false,
    uploaded_at timestamptz not null default now(),
    keep_until  timestamptz not null,
    -- By which a provider fetches it that takes addresses only.
    link        text unique
);
-- Pictures and documents are compressed already.
alter table upload alter column content set storage external;
create index upload_kept on upload (keep_until);
create index upload_unused on upload (uploader_id) where not used;

alter table outgoing_answer
    add column requested_by uuid,
    add column files        uuid[] not null default '{}',
    add column parts_out    int    not null default 0;

-- The messages that an answer became, in their order: by their ids providers tell how it fared. When all are out, the
-- last one is marked.
create table answer_part (
    message_id          uuid    not null,
    place               int     not null,
    connection_id       uuid    not null,
    provider_message_id text    not null,
    last                boolean not null,
    primary key (message_id, place)
);
create index answer_part_provider on answer_part (connection_id, provider_message_id);
insert into answer_part (message_id, place, connection_id, provider_message_id, last)
select message_id, 0, connection_id, provider_message_id, true from outgoing_answer where provider_message_id is not null;
drop index outgoing_answer_provider;
