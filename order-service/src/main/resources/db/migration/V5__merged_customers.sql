-- A customer who was merged into another is read as that one. Orders keep whose they were told to be.
alter table customer add column merged_into uuid;
create index customer_merged_into on customer (merged_into) where merged_into is not null;
