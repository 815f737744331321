-- A table that somebody brought. Its text goes as soon as all of it was taken in: then it stands in deliveries.
create table import_file (
    id            uuid primary key,
    connection_id uuid        not null references connection,
    name          text        not null,
    fingerprint   text        not null,
    brought_by    uuid        not null,
    brought_at    timestamptz not null,
    content       text        not null,
    columns       jsonb       not null,
    state         text        not null check (state in ('draft', 'running', 'done', 'stopped')),
    version       bigint      not null,
    things        int         not null,
    taken         int         not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    stopped_because text check (stopped_because in ('sourceRemoved', 'forgotten', 'failed')),
    check ((state = 'stopped') = (stopped_because is not null))
);
-- The same file is one draft, however often it is sent.
create unique index import_file_draft on import_file (connection_id, fingerprint) where state = 'draft';
create index import_file_running on import_file (id) where state = 'running';

-- What of the ledger came of which rows.
create table import_receipt (
    import_id  uuid not null references import_file,
    place      int  not null,
    line       int  not null,
    rows       int  not null,
    receipt_id uuid not null,
    primary key (import_id, place)
);
