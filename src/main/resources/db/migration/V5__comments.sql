alter table article add column comments_open boolean default true not null;
alter table article add column comments_close_at timestamp(6) with time zone;
alter table article add column comment_count integer default 0 not null;
alter table article add column comments_changed_at timestamp(6) with time zone;
create index article_comments_close on article (comments_close_at);

-- listed: it has a place in the thread, because it is approved or something approved hangs on it.
-- reply_count: approved comments below it. What was erased is empty, and keeps its place.
create table reader_comment (
    id           uuid primary key,
    article_id   uuid not null references article (id) on delete cascade,
    root_id      uuid not null,
    parent_id    uuid references reader_comment (id),
    depth        integer not null,
    status       varchar(16) not null,
    listed       boolean not null,
    reply_count  integer not null,
    pinned       boolean not null,
    author_name  varchar(100) not null,
    author_url   varchar(2000),
    markdown     varchar not null,
    html         varchar not null,
    plain        varchar not null,
    body_sha256  varchar(64) not null,
    token_sha256 varchar(64) not null,
    reason       varchar(200),
    revision     integer not null,
    created_at   timestamp(6) with time zone not null,
    published_at timestamp(6) with time zone,
    decided_at   timestamp(6) with time zone
);
create index reader_comment_roots on reader_comment (article_id, depth, listed, created_at, id);
create index reader_comment_flat on reader_comment (article_id, status, created_at, id);
create index reader_comment_thread on reader_comment (root_id, listed, created_at, id);
create index reader_comment_queue on reader_comment (status, created_at desc, id desc);
create index reader_comment_all on reader_comment (created_at desc, id desc);
create index reader_comment_pinned on reader_comment (article_id, pinned);
create index reader_comment_twins on reader_comment (article_id, body_sha256);

-- Apart from the comments, so that no query for them can read it.
create table comment_email (
    comment_id uuid primary key references reader_comment (id) on delete cascade,
    email      varchar(254) not null,
    forget_at  timestamp(6) with time zone
);
create index comment_email_forget on comment_email (forget_at);
