package org.samizdat.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.samizdat.media.MediaFile;
import org.samizdat.media.MediaFileMapper;

/** Pictures, and what shows them. */
@RegisterRowMapper(MediaFileMapper.class)
interface MediaDao {
  @SqlQuery("select * from media_file where id > :after order by id fetch first :limit rows only")
  List<MediaFile> after(UUID after, int limit);

  @SqlQuery("select * from media_file where id = any(:ids) or sha256 = any(:hashes)")
  List<MediaFile> find(Collection<UUID> ids, Collection<String> hashes);

  @SqlBatch(
      """
      insert into media_file (
          id, sha256, content_type, bytes, width, height, content, revision, created_at, edited_at)
      values (
          :id, :sha256, :contentType, :bytes, :width, :height, :content, :revision, :createdAt,
          :editedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);

  @SqlBatch("insert into media_use (media_id, type, object_id) values (:id, :type, :objectId)")
  void use(@BindMap List<Map<String, Object>> rows);
}
