-- Answers that are written once and used often.
create table template (
    id         uuid primary key,
    version    bigint      not null,
    name       text        not null,
    text       text        not null,
    channel    text,
    created_at timestamptz not null
);
create unique index template_name on template (lower(name));
