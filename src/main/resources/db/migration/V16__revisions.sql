-- Whether readers would say that it says something else than the revision before.
alter table article_revision add column significant boolean default false not null;
alter table update_revision add column significant boolean default false not null;

update article_revision set significant = true
where what = 'published' or what = 'created' and public = true
   or what = 'edited' and public = true and not exists (
        select 1 from article_revision earlier
        where earlier.article_id = article_revision.article_id
          and earlier.revision = article_revision.revision - 1
          and earlier.markdown = article_revision.markdown
          and earlier.content = article_revision.content);
update update_revision set significant = true
where what = 'published' or what = 'created' and public = true
   or what = 'edited' and public = true and not exists (
        select 1 from update_revision earlier
        where earlier.update_id = update_revision.update_id
          and earlier.revision = update_revision.revision - 1
          and earlier.markdown = update_revision.markdown
          and earlier.content = update_revision.content);

-- A revision of an update is public when readers saw it: so not while its live blog was none.
update update_revision set public = false
where public = true
  and not exists (
        select 1 from article_update u join article a on a.id = u.article_id
        where u.id = update_revision.update_id
          and a.status = 'published' and u.revision = update_revision.revision)
  and not exists (
        select 1
        from article_update u join article_revision seen on seen.article_id = u.article_id
        where u.id = update_revision.update_id and seen.public = true
          and seen.made_at < coalesce(
                (select min(later.made_at) from update_revision later
                 where later.update_id = update_revision.update_id
                   and later.revision > update_revision.revision),
                timestamp with time zone '9999-12-31 00:00:00+00')
          and coalesce(
                (select min(next.made_at) from article_revision next
                 where next.article_id = seen.article_id and next.revision > seen.revision),
                timestamp with time zone '9999-12-31 00:00:00+00') > update_revision.made_at);

-- How often something was erased, and up to which of these the files of the database hold no trace.
create table erasure (
    id     integer primary key check (id = 1),
    wanted bigint not null,
    done   bigint not null
);
insert into erasure (id, wanted, done) select 1, count(*), 0 from (
    select id from article where withdrawal_reason = 'source-safety'
    union all
    select id from article_update where withdrawal_reason = 'source-safety') withdrawn;

-- What was withdrawn for the safety of a source is erased since; what was before, is now.
delete from correction where
    article_id in (select id from article where withdrawal_reason = 'source-safety')
    or update_id in (select id from article_update where withdrawal_reason = 'source-safety');
delete from article_update where published_at is null
    and article_id in (select id from article where withdrawal_reason = 'source-safety');
update article_update set
    status = 'withdrawn', withdrawal_reason = 'source-safety',
    withdrawal_note = null, withdrawn_at = (
        select a.withdrawn_at from article a where a.id = article_update.article_id)
where withdrawal_reason is distinct from 'source-safety'
    and article_id in (select id from article where withdrawal_reason = 'source-safety');
delete from update_revision where update_id in (
    select id from article_update where withdrawal_reason = 'source-safety');
delete from article_revision where article_id in (
    select id from article where withdrawal_reason = 'source-safety');
delete from media_use where object_id in (
    select id from article where withdrawal_reason = 'source-safety'
    union all
    select id from article_update where withdrawal_reason = 'source-safety');
delete from scheduled_action where object_id in (
    select id from article where withdrawal_reason = 'source-safety'
    union all
    select id from article_update where withdrawal_reason = 'source-safety');
update article_update set
    content = '{"body":"","verification":"unverified","keyEvent":false,"media":[],"claims":[]}',
    markdown = '[erased]', html = '<p>[erased]</p>', plain = '[erased]', headline = null,
    summary = null, display_time = '[erased]', key_event = false, corrections = null,
    revision = revision + 1
where withdrawal_reason = 'source-safety';
update article set
    content = '{"kind":"' || kind || '","headline":"[erased]","breaking":false,"commentsOpen":false}',
    markdown = '', html = '', plain = '', breaking = false, comments_open = false,
    comments_close_at = null, corrections = null, latest_update_id = null, update_count = 0,
    pinned_update_id = null, revision = revision + 1
where withdrawal_reason = 'source-safety';
