-- The claims of published updates, one row each, so that those of an article are compared without
-- reading its updates. They are what the updates hold, and come and go with them.
create table published_claim (
    update_id    uuid not null references article_update (id) on delete cascade,
    place        integer not null,
    article_id   uuid not null references article (id) on delete cascade,
    subject_key  varchar(80) not null,
    source_key   varchar(80) not null,
    subject      varchar(100) not null,
    source_name  varchar(200) not null,
    source_url   varchar,
    source_kind  varchar(16) not null,
    quantity     numeric(16, 3),
    unit         varchar(50),
    qualifier    varchar(16) not null,
    words        varchar(1000) not null,
    status       varchar(16) not null,
    confirmed    boolean not null,
    reason       varchar(500),
    marked_at    timestamp(6) with time zone,
    occurred_at  timestamp(6) with time zone not null,
    display_time varchar(100) not null,
    published_at timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null,
    primary key (update_id, place)
);
create index published_claim_subjects
    on published_claim (article_id, subject_key, occurred_at, published_at, update_id, place);
create index published_claim_changed on published_claim (article_id, changed_at, update_id, place);
