-- A customer who was merged into another is read as that one. Leads and contact points keep whose they were told to be.
alter table known_customer add column merged_into uuid;
create index known_customer_merged_into on known_customer (merged_into) where merged_into is not null;
