-- The last rebuild of the store; outlives the emptying, so that any instance and any restart knows whether it is over.
create table rebuild (
    one         boolean primary key default true check (one),
    state       text        not null check (state in ('idle', 'reading')),
    started_at  timestamptz,
    started_by  uuid,
    finished_at timestamptz,
    targets     jsonb       not null default '{}'
);
insert into rebuild (state) values ('idle');
