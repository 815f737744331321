-- What the workspace calls a lead, an order, a customer and a pipeline: one row, read with the start of every session.
create table terms (
    only_one boolean primary key default true check (only_one),
    version  bigint not null,
    words    jsonb  not null
);
insert into terms (version, words) values (1, '{}');
