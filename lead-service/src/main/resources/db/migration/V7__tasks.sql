-- Tasks and planned calls, what a person's day is made of, and what people are told here.

create table task (
    id             uuid primary key,
    lead_id        uuid        not null,
    version        bigint      not null,
    kind           text        not null check (kind in ('TASK', 'CALL')),
    text           text        not null,
    due_at         timestamptz not null,
    assignee_id    uuid        not null,
    -- The lead's manager, kept with every assignment: whose rows see the task, so that a page needs no other table.
    manager_id     uuid,
    owner_id       uuid        not null generated always as
                   (coalesce(manager_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored,
    remind_minutes integer,
    -- When the reminder is due; null when there is none, or none any more.
    remind_at      timestamptz,
    result         text,
    done_at        timestamptz,
    done_by        uuid,
    created_at     timestamptz not null,
    created_by     uuid        not null
);
create index task_of_lead on task (lead_id, due_at, id);
create index task_next_of_lead on task (lead_id, due_at, id) where done_at is null;
create index task_open on task (due_at, id) where done_at is null;
create index task_done on task (due_at, id) where done_at is not null;
create index task_open_of_owner on task (owner_id, due_at, id) where done_at is null;
create index task_done_of_owner on task (owner_id, due_at, id) where done_at is not null;
create index task_open_of_assignee on task (assignee_id, due_at, id) where done_at is null;
create index task_done_of_assignee on task (assignee_id, due_at, id) where done_at is not null;
create index task_reminder on task (remind_at) where remind_at is not null;

create table notification (
    id       uuid primary key,
    staff_id uuid        not null,
    at       timestamptz not null,
    kind     text        not null check (kind in ('ASSIGNED', 'ANSWERED', 'REMINDER', 'TASK')),
    lead_id  uuid        not null,
    task_id  uuid,
    actor_id uuid,
    read_at  timestamptz
);
create index notification_of_staff on notification (staff_id, at desc, id desc);
create index notification_unread on notification (staff_id, lead_id, id) where read_at is null;
-- Five photos are one answer as long as nobody looked.
create unique index notification_answered on notification (staff_id, lead_id) where kind = 'ANSWERED' and read_at is null;
create index notification_of_lead on notification (lead_id);
create index notification_of_task on notification (task_id) where task_id is not null;
create index notification_age on notification (at);

-- What a person's day needs to know of each open lead, derived from lead and lead_talk with every change. A closed lead
-- has no row: the table grows with the work there is, not with all leads ever.
create table open_lead (
    lead_id       uuid primary key,
    owner_id      uuid        not null,
    opened_at     timestamptz not null,
    waiting_since timestamptz,
    -- Nobody here has turned to the person yet; of a lead that nobody has also when they wait again.
    fresh         boolean     not null,
    touched_at    timestamptz not null
) with (fillfactor = 80);
create index open_lead_waiting on open_lead (owner_id, waiting_since, lead_id) where waiting_since is not null;
create index open_lead_fresh on open_lead (owner_id, opened_at desc, lead_id desc) where fresh;
create index open_lead_quiet on open_lead (owner_id, touched_at, lead_id) where waiting_since is null;

insert into open_lead (lead_id, owner_id, opened_at, waiting_since, fresh, touched_at)
select l.id, l.owner_id, t.opened_at, t.waiting_since,
       case when l.manager_id is null then t.first_response_at is null or t.waiting_since is not null
            else t.first_response_at is null and t.waiting_since is null end,
       greatest(t.opened_at, l.stage_entered_at, t.last_at, (select max(a.at) from activity a where a.lead_id = l.id))
from lead l join lead_talk t on t.lead_id = l.id
where l.outcome = 'OPEN';
