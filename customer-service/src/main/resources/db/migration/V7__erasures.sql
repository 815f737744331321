-- A customer who was forgotten stays for what points there, and is in no list and no segment.
alter table customer add column erased_at timestamptz;

-- What was bought goes with the person.
create index customer_order_customer on customer_order (customer_id);
