-- The number of the last change, in one row that a writer locks last before it commits: so numbers
-- are given in the order of commits, and none is ever skipped.
create table change_head (
    id    integer primary key check (id = 1),
    seq   bigint not null,
    epoch uuid not null
);

create table change_log (
    seq        bigint primary key,
    type       varchar(32) not null,
    object_id  varchar(100) not null,
    op         varchar(16) not null,
    revision   integer not null,
    article_id uuid,
    language   varchar(35),
    topics     varchar not null,
    left_language varchar(35),
    left_topics   varchar not null,
    old_slug   varchar(100),
    at         timestamp(6) with time zone not null
);
