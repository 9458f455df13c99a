-- Who did what: one row for each thing that a write by staff, or by the server itself, was about.
-- Rows are only ever added. What the thing said is in its revisions, not here.
create table audit_entry (
    id          uuid primary key,
    at          timestamp(6) with time zone not null,
    token_id    varchar(32),
    actor       varchar(100) not null,
    operation   varchar(200) not null,
    object_type varchar(32),
    object_id   varchar(100),
    revision    integer,
    note        varchar(500),
    request_id  varchar(64) not null
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_object on audit_entry (object_id, at desc, id desc);
create index audit_entry_token on audit_entry (token_id, at desc, id desc);

-- How much was published when, kept as it happens: the calendar reads these rows instead of the
-- archive. A slot is a quarter of an hour (span 900) or a day of UTC (span 86400), numbered from
-- 1970-01-01T00:00Z; the topic '' stands for all. There is no row where there is nothing.
create table publication_count (
    topic    varchar(100) not null,
    span     integer not null,
    slot     bigint not null,
    language varchar(35) not null,
    articles integer not null,
    updates  integer not null,
    primary key (topic, span, slot, language)
);

-- What was published on a day.
create index article_update_published on article_update (status, published_at desc, id desc);
