-- What staff have planned: one row for each action with a thing, from the decision until it is done.
-- A row that failed stays, and says why. Rows are written while their article is locked.
create table scheduled_action (
    object_id  uuid not null,
    action     varchar(16) not null,
    type       varchar(32) not null,
    article_id uuid not null references article (id) on delete cascade,
    at         timestamp(6) with time zone not null,
    revision   integer,
    title      varchar(300) not null,
    author     varchar(100) not null,
    failed_at  timestamp(6) with time zone,
    problem    varchar(100),
    detail     varchar(1000),
    primary key (object_id, action)
);
create index scheduled_action_at on scheduled_action (at, object_id);
create index scheduled_action_article on scheduled_action (article_id);

-- Times are set only as long as they lie ahead, and stand before the articles without one, so that
-- looking for what is due reads no archive: H2 walks over every null that stands before a value.
alter table article add column coverage_starts_at timestamp(6) with time zone;
create index article_coverage_start on article (coverage_starts_at nulls last);
drop index article_comments_close;
create index article_comments_closing on article (comments_close_at nulls last);
create index article_live on article (live_state, status, changed_at);
update article set comments_close_at = null where comments_open = false or status <> 'published';
