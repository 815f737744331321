-- What waits for a buyer is found by them when they are to be forgotten.
create index shop_order_customer on shop_order (customer_id) where customer_id is not null;
create index shop_order_wanted on shop_order (wanted_customer_id);
