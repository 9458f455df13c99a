package org.samizdat.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/** Pictures, and what uses them, in the database. */
@RegisterRowMapper(MediaFileMapper.class)
interface MediaDao extends SqlObject {

  /**
   * Something that shows a picture.
   *
   * @param type such as {@code article}
   */
  record Use(String type, UUID objectId) {}

  @SqlQuery("select * from media_file where id = :id")
  Optional<MediaFile> find(UUID id);

  @SqlQuery("select * from media_file where sha256 = :sha256")
  Optional<MediaFile> find(String sha256);

  @SqlQuery("select * from media_file where id = :id for update")
  Optional<MediaFile> lock(UUID id);

  @SqlUpdate(
      """
      insert into media_file (
          id, sha256, content_type, bytes, width, height, content, revision, created_at, edited_at)
      values (
          :id, :sha256, :contentType, :bytes, :width, :height, :content, :revision, :createdAt,
          :editedAt)""")
  void insert(@BindMap Map<String, ?> columns);

  @SqlUpdate(
      """
      update media_file set content = :content, revision = :revision, edited_at = :editedAt
      where id = :id""")
  void update(@BindMap Map<String, ?> columns);

  @SqlUpdate("delete from media_file where id = :id")
  void delete(UUID id);

  @SqlUpdate("delete from media_use where type = :type and object_id = :objectId")
  void unuse(String type, UUID objectId);

  @SqlUpdate("insert into media_use (media_id, type, object_id) values (:id, :type, :objectId)")
  void use(UUID id, String type, UUID objectId);

  @SqlQuery(
      """
      select type, object_id from media_use where media_id = :id
      order by type, object_id fetch first 100 rows only""")
  @RegisterConstructorMapper(Use.class)
  List<Use> uses(UUID id);

  /** One page, the last uploaded first, and one more. */
  default List<MediaFile> page(Optional<Cursor> after, int limit) {
    WhereClause where = new WhereClause();
    after.ifPresent(
        place ->
            where
                .and("created_at <= :at and (created_at < :at or id < :id)", "at", place.at())
                .bind("id", place.id()));
    return where
        .on(
            getHandle(),
            "select * from media_file\n",
            "order by created_at desc, id desc\nfetch first %d rows only".formatted(limit + 1))
        .mapTo(MediaFile.class)
        .list();
  }
}
