package org.samizdat.transfer;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.samizdat.schedule.Action;

/** What is scheduled. */
interface PlanDao {
  /** Of a thing, one action of each kind can be planned. */
  record Key(UUID objectId, Action action) {}

  @SqlQuery(
      """
      select object_id, action, type as kind, article_id, at, revision, title, author
      from scheduled_action where failed_at is null and object_id > :after
      order by object_id, action fetch first :limit rows with ties""")
  @RegisterConstructorMapper(PlanLine.class)
  List<PlanLine> after(UUID after, int limit);

  @SqlQuery("select object_id, action from scheduled_action where object_id = any(:ids)")
  @RegisterConstructorMapper(Key.class)
  List<Key> keys(Collection<UUID> ids);

  @SqlBatch(
      """
      insert into scheduled_action
          (object_id, action, type, article_id, at, revision, title, author)
      values (:objectId, :action, :kind, :articleId, :at, :revision, :title, :author)""")
  void insert(@BindMethods List<PlanLine> plans);
}
