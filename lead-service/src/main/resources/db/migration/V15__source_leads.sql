-- How many leads each source has brought, by the quarter of an hour in which they were created: in every time zone a day
-- begins with one, so days can be counted in any. Kept as leads are created, so that nobody ever counts them.
create table source_leads (
    source_id uuid        not null,
    quarter   timestamptz not null,
    leads     bigint      not null,
    primary key (source_id, quarter)
);
insert into source_leads
select source_id, date_bin('15 minutes', created_at, '2000-01-01T00:00:00Z'), count(*)
from lead where source_id is not null group by 1, 2;
