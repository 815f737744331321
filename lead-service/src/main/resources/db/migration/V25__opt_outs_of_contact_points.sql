-- Who said that they want no mailings may be no customer yet: it is remembered where they said it.
alter table contact_point add opted_out_at timestamptz;
