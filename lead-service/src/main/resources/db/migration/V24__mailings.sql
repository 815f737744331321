-- One text to the people of a segment. Nothing is written of who a person is but their id and the address that was used.
create table mailing (
    id       uuid primary key,
    segment  text        not null,
    text     text        not null,
    asked_by uuid        not null,
    asked_at timestamptz not null,
    state    text        not null check (state in ('GATHERING', 'READY', 'SENDING', 'PAUSED', 'DONE', 'CANCELLED'))
);
create index mailing_being_sent on mailing (id) where state = 'SENDING';

-- The primary key is the proof that a person is written to once; the address, that nobody is by two of their profiles.
create table mailing_person (
    mailing_id    uuid not null references mailing,
    customer_id   uuid not null,
    state         text not null check (state in ('waiting', 'left', 'queued', 'sent', 'delivered', 'read', 'failed')),
    why           text,
    channel       text,
    connection_id uuid,
    lead_id       uuid,
    address       text,
    message_id    uuid,
    primary key (mailing_id, customer_id)
);
create index mailing_person_waits on mailing_person (mailing_id, connection_id, customer_id) where state = 'waiting';
create index mailing_person_queued on mailing_person (mailing_id, connection_id) where state = 'queued';
create unique index mailing_person_message on mailing_person (message_id) where message_id is not null;
create unique index mailing_person_address on mailing_person (mailing_id, address) where message_id is not null;
-- By these somebody who is to be forgotten is found.
create index mailing_person_of_customer on mailing_person (customer_id);
create index mailing_person_of_lead on mailing_person (lead_id) where lead_id is not null;

create table mailing_opt_out (
    customer_id uuid primary key,
    at          timestamptz not null,
    how         text        not null check (how in ('word', 'staff'))
);
