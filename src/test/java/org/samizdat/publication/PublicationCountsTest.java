package org.samizdat.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.access.Actor;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.WithdrawalReason;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.change.ChangeLog;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.testing.Plans;
import org.samizdat.testing.TestDatabaseExtension;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateEditor;

/** Whatever staff do, the counts are those that counting the archive would give. */
class PublicationCountsTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private static final Actor ACTOR = Actor.server("test");
  private static final Preconditions ANY = new Preconditions("*");

  /** One row of the counts, in words. */
  private static final String KEPT =
      """
      select topic || ' ' || span || ' ' || slot || ' ' || language || ' ' || articles || ' ' || updates
      from publication_count order by 1""";

  private static final String COUNTED =
      """
      select topic || ' ' || span || ' ' || slot || ' ' || language || ' '
          || cast(sum(articles) as integer) || ' ' || cast(sum(updates) as integer)
      from (
        select t.topic, s.span, cast(floor(extract(epoch from p.at) / s.span) as bigint) as slot,
               a.language, p.articles, p.updates
        from article a
        join (select id as article_id, published_at as at, 1 as articles, 0 as updates from article
              where status = 'published'
              union all
              select article_id, published_at, 0, 1 from article_update where status = 'published') p
          on p.article_id = a.id
        join (select article_id, topic from article_topic union all select id, '' from article) t
          on t.article_id = a.id
        cross join (select 900 as span union all select 86400) s
        where a.status = 'published') counted
      group by topic, span, slot, language order by 1""";

  private final ChangeLog log =
      new ChangeLog(
          DATABASE.get(), Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
  private final ArticleEditor articles = new ArticleEditor(log, "en");
  private final UpdateEditor updates = new UpdateEditor(log, ZoneOffset.UTC);
  private final Random random = new Random(2011);
  private final List<UUID> blogs = new ArrayList<>();
  private final List<UUID> entries = new ArrayList<>();

  @Test
  void countsAreThoseOfTheArchiveWhateverIsDone() {
    for (int i = 0; i < 12; i++) {
      blogs.add(articles.create(ACTOR, blog("en"), i % 2 == 0).id());
    }
    int refused = 0;
    for (int step = 0; step < 400; step++) {
      try {
        doSomething();
      } catch (ProblemException notInThisState) {
        refused++;
      }
    }
    assertThat(refused).isLessThan(250);
    List<String> kept = rows(KEPT);
    assertThat(kept).hasSizeGreaterThan(20).isEqualTo(rows(COUNTED));
  }

  private static List<String> rows(String sql) {
    return DATABASE
        .get()
        .read(
            handle ->
                handle.createQuery(sql).mapTo(String.class).list().stream().sorted().toList());
  }

  private void doSomething() {
    ArticleRef blog = new ArticleRef(blogs.get(random.nextInt(blogs.size())).toString());
    switch (random.nextInt(12)) {
      case 0, 8, 9 -> articles.publish(ACTOR, blog, ANY, Optional.of(time()));
      case 1 -> articles.unpublish(ACTOR, blog, ANY);
      case 2 -> articles.withdraw(ACTOR, blog, ANY, withdrawal());
      case 3 ->
          articles.replace(
              ACTOR, blog, ANY, blog(random.nextBoolean() ? "en" : "ru"), Optional.empty());
      case 4 -> updates.withdraw(ACTOR, entry(), ANY, withdrawal());
      case 5 -> updates.unpublish(ACTOR, entry(), ANY);
      default ->
          entries.add(updates.create(ACTOR, blog, entryContent(), true, Optional.of(time())).id());
    }
  }

  private UUID entry() {
    if (entries.isEmpty()) {
      throw ProblemException.wrongState("There is none yet.");
    }
    return entries.get(random.nextInt(entries.size()));
  }

  private Instant time() {
    return Instant.parse("1969-12-30T00:00:00Z").plusSeconds(random.nextInt(3 * 86_400));
  }

  private static WithdrawalRequest withdrawal() {
    return new WithdrawalRequest(WithdrawalReason.ERROR, Optional.empty());
  }

  private ArticleContent blog(String language) {
    String topics = List.of("[]", "[\"a\"]", "[\"a\", \"b\"]", "[\"c\"]").get(random.nextInt(4));
    return content(
        "{\"kind\": \"liveblog\", \"headline\": \"x\", \"language\": \"%s\", \"topics\": %s}"
            .formatted(language, topics),
        ArticleContent.class);
  }

  private static UpdateContent entryContent() {
    return content("{\"body\": \"An update.\"}", UpdateContent.class);
  }

  private static <T> T content(String json, Class<T> type) {
    return MergePatch.checked(Json.read(json, JsonNode.class), type);
  }

  @Test
  void neighboursAreReadOffTheIndex() {
    Plans.assertReadsIndexInOrder(
        DATABASE.get(),
        handle ->
            handle.createQuery(
                "select slot from publication_count where topic = 'a' and span = 900 and slot < 5"
                    + " order by topic desc, span desc, slot desc, language desc"
                    + " fetch first 1 rows only"));
  }
}
