-- Messages that were taken back before they arrived: nothing is kept of them when they do.
create table retracted_message (
    message_key text primary key,
    at          timestamptz not null default now()
);
