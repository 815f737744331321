-- A customer who was forgotten stays for what points there, and is in no list and no segment.
alter table customer add column erased_at timestamptz;
