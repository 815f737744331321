-- Leads by numbers, sums and days in their own fields, from one to another.
--
-- A row for each of these that stands in a lead's fields, as a text that has the order of what it means: rooms:number:…,
-- price:UAH:…, since:date:2026-11-21. One column, and not a key and a value beside it, so that the statistics of that column
-- tell for each field how many leads a range has: of a key and a value PostgreSQL would take rooms for as large as prices, and
-- walk through a whole stage to find thirty leads. A number is moved up, so that all have as many digits before the point.
--
-- PostgreSQL keeps it by itself: it is nothing but another form of lead.fields, so it must not depend on which use case,
-- import or merge wrote them. What stands there is told by its form, as it may be older than the field. A lead whose fields
-- say nothing, or stay as they are, costs no call.
create table lead_field_value (
    value   text collate "C" not null,
    lead_id uuid             not null,
    primary key (value, lead_id)
);
-- By this one a lead that an order found is looked at, and its rows are written anew.
create unique index lead_field_value_of_lead on lead_field_value (lead_id, value);
alter table lead_field_value alter column value set statistics 1000;

create function lead_field_values(fields jsonb) returns setof text language sql immutable parallel safe as $$
    select case
               when part.unit = 'date' then part.key || ':date:' || part.said
               else part.key || ':' || part.unit || ':' || (part.said::numeric + 50000000000000000)::numeric(23, 6)
           end
    from (select field.key,
                 case
                     when jsonb_typeof(field.value) = 'object' then field.value ->> 'currency'
                     when field.value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' then 'date'
                     else 'number'
                 end as unit,
                 case jsonb_typeof(field.value)
                     when 'object' then field.value ->> 'amount'
                     when 'string' then field.value #>> '{}'
                     when 'number' then field.value #>> '{}'
                 end as said
          from jsonb_each(fields) as field (key, value)) part
    where part.unit = 'date' or part.said ~ '^-?\d{1,16}(\.\d+)?$' and part.unit ~ '^([A-Z]{3}|number)$'
$$;

create function keep_lead_field_values() returns trigger language plpgsql set search_path from current as $$
begin
    if tg_op <> 'INSERT' then
        delete from lead_field_value where lead_id = old.id;
    end if;
    if tg_op <> 'DELETE' then
        insert into lead_field_value (value, lead_id) select value, new.id from lead_field_values(new.fields) as value;
    end if;
    return null;
end
$$;
create trigger lead_field_values_added after insert on lead
    for each row when (new.fields <> '{}') execute function keep_lead_field_values();
create trigger lead_field_values_changed after update of fields on lead
    for each row when (old.fields <> new.fields) execute function keep_lead_field_values();
create trigger lead_field_values_removed after delete on lead
    for each row when (old.fields <> '{}') execute function keep_lead_field_values();

insert into lead_field_value (value, lead_id)
select value, id from lead cross join lateral lead_field_values(fields) as value where fields <> '{}';
analyze lead_field_value;

-- Who has many leads may have few of them in this stage: taken for independent, PostgreSQL would walk through a whole stage
-- for the sixteen of a manager who has two there.
create statistics lead_stage_and_owner (mcv) on stage_id, owner_id from lead;
alter statistics lead_stage_and_owner set statistics 1000;
analyze lead;
