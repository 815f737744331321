-- Which kinds of notifications somebody also gets by e-mail; without a row, the usual ones.
create table mail_choice (
    staff_id uuid primary key references staff,
    kinds    text[] not null
);

-- Somebody was told something in the app: when to look whether it is still unread. A row a person, whatever happens.
create table mail_look (
    staff_id      uuid primary key,
    due_at        timestamptz not null,
    news          bigint      not null,
    failures      int         not null default 0,
    claimed_until timestamptz
);
create index mail_look_due on mail_look (due_at);

-- What went by e-mail, so that it goes once; kept a little longer than the notifications themselves.
create table mailed (
    notification_id uuid primary key,
    at              timestamptz not null default now()
);
create index mailed_by_age on mailed (at);
