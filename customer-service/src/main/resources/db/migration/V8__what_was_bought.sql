-- The words of the names of what each order sells, a row a line; the group customer-service-segments keeps it. An order that
-- sells nothing by name has one row without a word.
create table customer_good (
    order_id uuid     not null,
    line     int      not null,
    version  bigint   not null,
    search   tsvector not null,
    primary key (order_id, line)
);
-- Without a list of what is new: an order has few lines, and a search would read that list to its end.
create index customer_good_search on customer_good using gin (search) with (fastupdate = off);

create index customer_tags on customer using gin (tags) with (fastupdate = off) where tags <> '{}';
