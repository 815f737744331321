-- One row an order of a shop, on which its two halves meet: what the shop tells (newest) and the buyer (customer_id).
create table shop_order (
    connection_id      uuid             not null,
    shop_order_id      text collate "C" not null,
    order_id           uuid             not null unique,
    wanted_customer_id uuid             not null,
    customer_id        uuid,
    newest             jsonb,
    made               boolean          not null default false,
    primary key (connection_id, shop_order_id)
);

-- Receipts of orders that are not made yet, to be answered when they are.
create table shop_order_receipt (
    receipt_id uuid primary key,
    order_id   uuid not null references shop_order (order_id)
);
create index shop_order_receipt_of_order on shop_order_receipt (order_id);
