-- Who changed what, when and from where. Addresses are personal data: they stand here only, and go with the row after its
-- time (potik.audit.kept). The id sorts by time, so that every page is a range of an index.
create table audit (
    id         uuid primary key,
    at         timestamptz not null,
    staff_id   uuid        not null,
    kind       text        not null,
    subject_id uuid,
    name       text,
    via        text        not null check (via in ('browser', 'token')),
    token_name text,
    address    text
);
create index audit_of_staff on audit (staff_id, id desc);
create index audit_of_kind on audit (kind, id desc);
create index audit_of_subject on audit (subject_id, id desc) where subject_id is not null;
