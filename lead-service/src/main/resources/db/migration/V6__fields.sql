-- Fields that a workspace makes itself. What leads have in them stands in lead.fields, by key.
create table field (
    id         uuid primary key,
    version    bigint      not null,
    -- What has the field; so far leads only.
    of_kind    text        not null check (of_kind in ('lead')),
    key        text        not null,
    name       text        not null,
    type       text        not null
               check (type in ('text', 'number', 'money', 'date', 'choice', 'several', 'yesNo', 'link')),
    options    jsonb       not null,
    active     boolean     not null,
    rank       integer     not null,
    created_at timestamptz not null
);
create unique index field_key on field (of_kind, key);
create unique index field_name on field (of_kind, lower(name));

-- What a field was at every version, and who made it so.
create table field_version (
    field_id   uuid        not null references field,
    version    bigint      not null,
    definition jsonb       not null,
    defined_at timestamptz not null,
    defined_by uuid        not null,
    primary key (field_id, version)
);

-- Qualification had no form before: its level may stand under "stage", what stages asked for (budget and the like) under
-- fields. What fits is taken over; everything else stays readable among the fields.
update lead
   set qualification = jsonb_strip_nulls(jsonb_build_object(
           'level', found.level,
           'budget', jsonb_build_object('text', coalesce(fields ->> 'budget', qualification ->> 'budget')),
           'authority', jsonb_build_object('text', coalesce(fields ->> 'authority', qualification ->> 'authority')),
           'need', jsonb_build_object('text', coalesce(fields ->> 'need', qualification ->> 'need')),
           'timeline', jsonb_build_object('text', coalesce(fields ->> 'timeline', qualification ->> 'timeline')))),
       fields = (case when found.level is null then qualification else qualification - array ['level', 'stage'] end
                     || fields) - array ['budget', 'authority', 'need', 'timeline']
  from (select id lead_id,
               case when lower(coalesce(qualification ->> 'level', qualification ->> 'stage')) in ('mql', 'sal', 'sql')
                    then lower(coalesce(qualification ->> 'level', qualification ->> 'stage')) end level
          from lead
         where qualification <> '{}' or fields - array ['budget', 'authority', 'need', 'timeline'] <> fields) found
 where lead.id = found.lead_id;
