package org.samizdat.topic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.samizdat.database.WhereClause;

/** What topics are called, for whoever knows their slugs. */
public final class TopicNames {
  private TopicNames() {}

  /** The names of those of these topics that are public, by slug. */
  public static Map<String, String> of(Handle handle, List<String> slugs) {
    if (slugs.isEmpty()) {
      return Map.of();
    }
    return new WhereClause()
            .and("article_count > 0")
            .andIn("slug in (<slugs>)", "slugs", slugs)
            .on(handle, TopicRowDao.COLUMNS, "")
            .registerRowMapper(ConstructorMapper.factory(TopicRowDao.TopicRow.class))
            .mapTo(TopicRowDao.TopicRow.class)
            .stream()
            .collect(Collectors.toMap(TopicRowDao.TopicRow::slug, TopicRowDao.TopicRow::name));
  }
}
