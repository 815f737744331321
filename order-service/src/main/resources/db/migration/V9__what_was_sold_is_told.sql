-- What orders sell by name is told since now; of those that are there already it is told once here. In a new database there
-- is no outbox yet, and no order either.
do $$
begin
    if to_regclass('outbox') is not null then
        insert into outbox (id, topic, key, type, version, occurred_at, payload)
        select gen_random_uuid(), 'order.goods', o.id::text, 'order.goods-listed.v1', o.version, now(),
            convert_to(jsonb_build_object('orderId', o.id, 'version', o.version, 'at', now(), 'names',
                coalesce((select jsonb_agg(l.name order by l.position) from order_line l where l.order_id = o.id), '[]'))::text,
                'UTF8')
        from orders o;
    end if;
end
$$;
