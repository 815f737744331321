-- What goes to many says, where its channel knows how, by what they can refuse more of it.
alter table outgoing_answer add column mailing boolean not null default false;
