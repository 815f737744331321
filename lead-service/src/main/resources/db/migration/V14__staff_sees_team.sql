-- Whether somebody sees the rows of their team: the gateway says it, since a team may share its leads with its managers.
alter table staff add column sees_team boolean;
