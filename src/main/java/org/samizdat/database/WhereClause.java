package org.samizdat.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of a list: each is written out in SQL where it is added; values are always bound.
 */
public final class WhereClause {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, List<?>> lists = new LinkedHashMap<>();

  public WhereClause and(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds the condition with its one value. */
  public WhereClause and(String condition, String name, Object value) {
    values.put(name, value);
    return and(condition);
  }

  /** Adds the condition when there is a value for it. */
  public WhereClause and(String condition, String name, Optional<?> value) {
    value.ifPresent(present -> and(condition, name, (Object) present));
    return this;
  }

  /** Adds a condition over a list, which stands in it as {@code (<name>)}. */
  public WhereClause andIn(String condition, String name, List<?> members) {
    if (!members.isEmpty()) {
      lists.put(name, members);
      and(condition);
    }
    return this;
  }

  /** Binds one more value that a condition uses. */
  public WhereClause bind(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The query {@code select … where … rest}. */
  public Query on(Handle handle, String select, String rest) {
    String where = conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions);
    Query query = handle.createQuery(select + where + "\n" + rest);
    values.forEach(query::bind);
    lists.forEach(query::bindList);
    return query;
  }
}
