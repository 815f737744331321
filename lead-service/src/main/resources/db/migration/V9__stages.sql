-- Stages as a team needs them: how many cards are enough, when one is stale, and where the leads of one go that is going.
alter table stage add column card_limit integer check (card_limit > 0);
alter table stage add column stale_after_days integer check (stale_after_days > 0);
-- Set as long as its leads are on their way there; with the last of them the stage is removed.
alter table stage add column into_id uuid check (into_id <> id);

-- A day asks each stage by its own age.
alter table open_lead add column stage_id uuid;
update open_lead set stage_id = lead.stage_id from lead where lead.id = open_lead.lead_id;
alter table open_lead alter column stage_id set not null;
drop index open_lead_quiet;
create index open_lead_quiet on open_lead (owner_id, stage_id, touched_at, lead_id) where waiting_since is null;
