-- The subset of SQL that H2 and PostgreSQL both take. Enums stand by their wire names, documents as
-- JSON in text. Bodies have columns of their own, so that lists need not read them.

create table article (
    id                  uuid primary key,
    slug                varchar(100) not null,
    status              varchar(16) not null,
    kind                varchar(16) not null,
    language            varchar(35) not null,
    breaking            boolean not null,
    content             varchar not null,
    markdown            varchar not null,
    html                varchar not null,
    plain               varchar not null,
    revision            integer not null,
    live_state          varchar(16),
    coverage_started_at timestamp(6) with time zone,
    coverage_ended_at   timestamp(6) with time zone,
    pinned_update_id    uuid,
    latest_update_id    uuid,
    update_count        integer default 0 not null,
    withdrawal_reason   varchar(16),
    withdrawal_note     varchar,
    withdrawn_at        timestamp(6) with time zone,
    created_at          timestamp(6) with time zone not null,
    edited_at           timestamp(6) with time zone not null,
    published_at        timestamp(6) with time zone,
    changed_at          timestamp(6) with time zone not null
);
create index article_published on article (status, published_at desc, id desc);
create index article_changed on article (status, changed_at desc, id desc);
create index article_edited on article (edited_at desc, id desc);

-- Every slug that an article has had: the first to take one keeps it for good.
create table article_slug (
    slug       varchar(100) primary key,
    article_id uuid not null references article (id) on delete cascade
);
create index article_slug_article on article_slug (article_id);

create table article_revision (
    article_id uuid not null references article (id) on delete cascade,
    revision   integer not null,
    what       varchar(16) not null,
    public     boolean not null,
    content    varchar not null,
    markdown   varchar not null,
    author     varchar(100) not null,
    made_at    timestamp(6) with time zone not null,
    primary key (article_id, revision)
);

create table article_update (
    id                    uuid primary key,
    article_id            uuid not null references article (id) on delete cascade,
    status                varchar(16) not null,
    content               varchar not null,
    markdown              varchar not null,
    html                  varchar not null,
    plain                 varchar not null,
    revision              integer not null,
    headline              varchar,
    summary               varchar,
    key_event             boolean not null,
    display_time          varchar(100) not null,
    occurred_at           timestamp(6) with time zone not null,
    occurred_at_precision varchar(16) not null,
    withdrawal_reason     varchar(16),
    withdrawal_note       varchar,
    withdrawn_at          timestamp(6) with time zone,
    created_at            timestamp(6) with time zone not null,
    edited_at             timestamp(6) with time zone not null,
    published_at          timestamp(6) with time zone
);
create index article_update_stream on article_update (article_id, status, published_at desc, id desc);
create index article_update_key_events
    on article_update (article_id, status, key_event, published_at desc, id desc);
create index article_update_created on article_update (article_id, created_at desc, id desc);

create table update_revision (
    update_id uuid not null references article_update (id) on delete cascade,
    revision  integer not null,
    what      varchar(16) not null,
    public    boolean not null,
    content   varchar not null,
    markdown  varchar not null,
    author    varchar(100) not null,
    made_at   timestamp(6) with time zone not null,
    primary key (update_id, revision)
);

create table topic (
    slug          varchar(100) primary key,
    name          varchar(200) not null,
    description   varchar,
    article_count integer default 0 not null,
    latest_at     timestamp(6) with time zone,
    revision      integer default 1 not null
);

-- published_at is set while the article is public: a topic's list then reads one index.
create table article_topic (
    article_id   uuid not null references article (id) on delete cascade,
    topic        varchar(100) not null references topic (slug),
    position     integer not null,
    published_at timestamp(6) with time zone,
    primary key (article_id, topic)
);
create index article_topic_published on article_topic (topic, published_at desc, article_id desc);
