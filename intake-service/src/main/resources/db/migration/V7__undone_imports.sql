-- An import that is undone: who asked for it, and how many of its orders were cancelled and left since.
alter table import_file
    drop constraint import_file_state_check,
    add check (state in ('draft', 'running', 'done', 'stopped', 'undoing', 'undone')),
    -- One that was stopped may be undone, too.
    drop constraint import_file_check,
    add check (state <> 'stopped' or stopped_because is not null),
    add undone_by       uuid,
    add undo_started_at timestamptz,
    add undo_ended_at   timestamptz,
    add undo_orders     int not null default 0,
    add undo_cancelled  int not null default 0,
    add undo_left       int not null default 0;
create index import_file_undoing on import_file (id) where state = 'undoing';

-- Its orders are wanted back, asked for, and then one of the other two.
alter table import_receipt
    add undone       text check (undone in ('wanted', 'asked', 'cancelled', 'left')),
    add left_because text;
create unique index import_receipt_of_receipt on import_receipt (receipt_id);
create index import_receipt_wanted on import_receipt (import_id, place) where undone = 'wanted';
