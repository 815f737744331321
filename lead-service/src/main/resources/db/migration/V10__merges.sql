-- A lead that was merged into another keeps its row, its timeline and its contact points, and stands in no stage: no board,
-- total or day meets it, and what undoing needs is there.
alter table lead
    drop constraint lead_outcome_check,
    add constraint lead_outcome_check check (outcome in ('OPEN', 'WON', 'KEPT', 'DECLINED', 'MERGED')),
    -- The one that stays in the end, also when that one was merged in its turn.
    add column merged_into         uuid,
    add column merged_from_stage_id uuid,
    add column merged_from_outcome text,
    -- How often something was merged into it, or taken out again: such a change is a change of the card.
    add column merges              integer not null default 0;
create index lead_merged_into on lead (merged_into) where merged_into is not null;

-- What a merge brought to the lead that stayed, which is what undoing it takes back.
create table lead_merge (
    lead_id   uuid primary key,
    into_id   uuid        not null,
    merged_at timestamptz not null,
    merged_by uuid        not null,
    -- Contact points ("kind:value") that the other one did not have, and those whose messages came here before.
    points    text[]      not null,
    led       text[]      not null,
    -- Leads that had been merged into this one.
    brought   uuid[]      not null,
    -- Empty fields of the other one that this one filled, and the other one's conversation before.
    filled    jsonb       not null,
    talk      jsonb       not null,
    -- By these words the other one is found too.
    words     tsvector    not null
);
create index lead_merge_into on lead_merge (into_id);

-- The leads from which an open task came, the last one at the end.
alter table task add column merged_from uuid[] not null default '{}';
