package org.samizdat.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What is here already, asked for many lines at once. */
interface KnownDao {
  /** A thing, and how far its revisions go. */
  record Thing(UUID id, int revision) {}

  /** One revision of a thing. */
  record Revision(UUID id, int revision) {}

  /** A slug, and to which article it leads. */
  record Slug(String slug, UUID articleId) {}

  /** A picture. */
  record Picture(UUID id, String sha256) {}

  @SqlQuery("select id from article where id = any(:ids) order by id for update")
  List<UUID> lockArticles(Collection<UUID> ids);

  @SqlQuery(
      """
      select a.id, a.status, a.live_state is not null as live, a.language, a.revision,
             (select string_agg(x.topic, ',' order by x.position)
              from article_topic x where x.article_id = a.id) as topics,
             false as is_new,
             coalesce(a.withdrawal_reason, '') = 'source-safety' as erased
      from article a where a.id = any(:ids)""")
  @RegisterConstructorMapper(KnownArticle.class)
  List<KnownArticle> articles(Collection<UUID> ids);

  @SqlQuery("select slug, article_id from article_slug where slug = any(:slugs)")
  @RegisterConstructorMapper(Slug.class)
  List<Slug> slugs(Collection<String> slugs);

  @SqlQuery(
      """
      select article_id as id, revision from article_revision where article_id = any(:ids)""")
  @RegisterConstructorMapper(Revision.class)
  List<Revision> articleRevisions(Collection<UUID> ids);

  @SqlQuery("select slug from topic where slug = any(:slugs)")
  List<String> topics(Collection<String> slugs);

  @SqlQuery("select id, sha256 from media_file where id = any(:ids) or sha256 = any(:hashes)")
  @RegisterConstructorMapper(Picture.class)
  List<Picture> pictures(Collection<UUID> ids, Collection<String> hashes);

  @SqlQuery("select id, revision from article_update where id = any(:ids)")
  @RegisterConstructorMapper(Thing.class)
  List<Thing> updates(Collection<UUID> ids);

  /** Those of which nothing is kept. */
  @SqlQuery(
      """
      select id from article_update
      where id = any(:ids) and withdrawal_reason = 'source-safety'""")
  Set<UUID> erasedUpdates(Collection<UUID> ids);

  @SqlQuery("select update_id as id, revision from update_revision where update_id = any(:ids)")
  @RegisterConstructorMapper(Revision.class)
  List<Revision> updateRevisions(Collection<UUID> ids);

  @SqlQuery(
      """
      select id, article_id, root_id, parent_id, depth, listed, revision, false as is_new
      from reader_comment where id = any(:ids)""")
  @RegisterConstructorMapper(KnownComment.class)
  List<KnownComment> comments(Collection<UUID> ids);

  @SqlQuery("select id, revision from calendar_event where id = any(:ids)")
  @RegisterConstructorMapper(Thing.class)
  List<Thing> events(Collection<UUID> ids);

  @SqlQuery("select id, revision from donation_appeal where id = any(:ids)")
  @RegisterConstructorMapper(Thing.class)
  List<Thing> appeals(Collection<UUID> ids);

  @SqlQuery("select slug from donation_appeal where slug = any(:slugs)")
  List<String> appealSlugs(Collection<String> slugs);

  @SqlQuery("select object_id from scheduled_action where object_id = any(:ids)")
  List<UUID> plans(Collection<UUID> ids);
}
