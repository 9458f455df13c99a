package org.samizdat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.samizdat.database.Database;

/** Asks the database how it would answer a query. */
public final class Plans {
  private static final TemplateEngine EXPLAIN =
      (template, context) ->
          "explain " + new DefinedAttributeTemplateEngine().render(template, context);

  private Plans() {}

  /** Fails unless the rows come out of an index in the order that is asked for. */
  public static void assertReadsIndexInOrder(Database database, Function<Handle, Query> query) {
    String plan = String.join("\n", explain(database, query));
    if (TestDatabase.isPostgresql()) {
      // what is looked up for each row of the page has plans of its own below
      String page = plan.replaceFirst("(?s)SubPlan.*", "");
      assertThat(page)
          .containsPattern("Index (Only )?Scan")
          .doesNotContain("Sort")
          .doesNotContain("Seq Scan on article a");
    } else {
      assertThat(plan).contains("/* index sorted */");
    }
  }

  private static List<String> explain(Database database, Function<Handle, Query> query) {
    return database.read(
        handle -> {
          handle.getConfig(SqlStatements.class).setTemplateEngine(EXPLAIN);
          return query.apply(handle).mapTo(String.class).list();
        });
  }
}
