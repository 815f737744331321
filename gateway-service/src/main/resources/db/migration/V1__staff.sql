create table team (
    id   uuid primary key,
    name text not null
);
create unique index team_name on team (lower(name));
create index team_by_name on team (lower(name), id);

create table staff (
    id            uuid primary key,
    name          text    not null,
    email         text    not null unique,
    role          text    not null check (role in ('owner', 'teamLead', 'manager', 'analyst')),
    team_id       uuid references team,
    active        boolean not null,
    version       bigint  not null,
    password_hash text    not null,
    locale        text
);
create index staff_by_name on staff (lower(name), id);
create index staff_by_team on staff (team_id);
create index staff_owners on staff (id) where role = 'owner' and active;

create table api_token (
    id           uuid primary key,
    name         text        not null,
    role         text        not null check (role in ('owner', 'teamLead', 'manager', 'analyst')),
    hint         text        not null,
    hash         bytea       not null unique,
    created_by   uuid        not null references staff,
    created_at   timestamptz not null,
    last_used_at timestamptz
);
create index api_token_by_name on api_token (lower(name), id);
create index api_token_by_creator on api_token (created_by);
