-- Managers of such a team see the leads of all of it, not their own only.
alter table team add column shares_leads boolean not null default false;
