-- Leads by what was chosen in their own fields.
create index lead_fields on lead using gin (fields jsonb_path_ops) where fields <> '{}';
