-- What was wrong, and what is right: of an article, or of one of its updates.
create table correction (
    id              uuid primary key,
    article_id      uuid not null references article (id) on delete cascade,
    update_id       uuid references article_update (id) on delete cascade,
    kind            varchar(16) not null,
    wrong           varchar,
    corrected       varchar,
    reason          varchar not null,
    target_revision integer not null,
    published_at    timestamp(6) with time zone not null
);
create index correction_all on correction (published_at desc, id desc);
create index correction_of_article on correction (article_id, published_at desc, id desc);
create index correction_of_update on correction (update_id);

-- The same as readers of the corrected thing are shown it, so that it is read with it.
alter table article add column corrections varchar;
alter table article_update add column corrections varchar;
