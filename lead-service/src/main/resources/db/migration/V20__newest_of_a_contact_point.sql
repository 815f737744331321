-- The newest leads of a contact point, however many have it: ids grow with time.
drop index lead_contact_point_person;
create index lead_contact_point_person on lead_contact_point (kind, value, lead_id);
