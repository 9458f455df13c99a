package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samizdat.feed.FeedReading.texts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.publication.Slot;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** Sitemaps of an archive with articles of 2011, of a week ago, of yesterday and of now. */
class SitemapTest {
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
  private static final String API = SamizdatServer.BASE_URL + "/v1";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static Answer empty;
  private static Instant yesterday;

  private final Api reader = SERVER.anonymous();

  @BeforeAll
  static void publish() {
    empty = SERVER.anonymous().get("/v1/sitemap.xml").expect(200);
    Instant now = SERVER.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    yesterday = now.minus(1, ChronoUnit.DAYS);
    publish("first-of-month", Instant.parse("2011-12-01T00:00:00Z"));
    publish("last-of-month", Instant.parse("2011-12-31T23:59:59.999999Z"));
    publish("before", Instant.parse("2011-11-30T23:59:59Z"));
    publish("week", now.minus(7, ChronoUnit.DAYS));
    publish("yesterday", yesterday);
    publish("now", now);
  }

  private static void publish(String slug, Instant at) {
    Api staff = SERVER.admin();
    Answer draft =
        staff
            .post(
                "/v1/admin/articles",
                "{\"slug\": \"%s\", \"headline\": \"%s\", \"body\": \"x\", \"language\": \"kk-Cyrl\"}"
                    .formatted(slug, slug))
            .expect(201);
    staff
        .ifMatch(draft.etag())
        .post(
            "/v1/admin/articles/" + draft.at("/id") + "/publish",
            "{\"publishedAt\": \"%s\"}".formatted(at))
        .expect(200);
  }

  private List<String> locations(String path) {
    return texts(reader.get(path).expect(200), SITEMAP, "loc");
  }

  @Test
  void indexNamesTheMonthsAndTheseTheArticles() {
    String news = API + "/sitemap-news.xml";
    assertThat(texts(empty, SITEMAP, "loc")).containsExactly(news);
    List<String> sitemaps = locations("/v1/sitemap.xml");
    assertThat(sitemaps).startsWith(news);
    List<String> months = sitemaps.subList(1, sitemaps.size());
    assertThat(months)
        .endsWith(API + "/sitemap-2011-12.xml", API + "/sitemap-2011-11.xml")
        .doesNotHaveDuplicates();
    List<String> all =
        months.stream()
            .flatMap(each -> locations(each.replace(SamizdatServer.BASE_URL, "")).stream())
            .toList();
    assertThat(all)
        .containsExactly(
            API + "/articles/now",
            API + "/articles/yesterday",
            API + "/articles/week",
            API + "/articles/last-of-month",
            API + "/articles/first-of-month",
            API + "/articles/before");
  }

  @Test
  void dayHasASitemapToo() {
    assertThat(locations("/v1/sitemap-2011-12-31.xml"))
        .containsExactly(API + "/articles/last-of-month");
    assertThat(texts(reader.get("/v1/sitemap-2011-12-31.xml"), SITEMAP, "lastmod"))
        .containsExactly(reader.get("/v1/articles/last-of-month").at("/updatedAt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2011-10", "2011-13", "2011-12-01T00", "11-12", "2011-02-30", "x", "2011-12-15"})
  void periodWithoutArticlesHasNone(String period) {
    reader.get("/v1/sitemap-" + period + ".xml").expectProblem(404, "not-found");
  }

  @Test
  void newsAreThoseOfTwoDays() {
    Answer news = reader.get("/v1/sitemap-news.xml").expect(200);
    assertThat(texts(news, NEWS, "title")).containsExactly("now", "yesterday");
    assertThat(texts(news, SITEMAP, "loc"))
        .containsExactly(API + "/articles/now", API + "/articles/yesterday");
    assertThat(texts(news, NEWS, "language")).containsOnly("kk");
    assertThat(texts(news, NEWS, "name")).containsOnly("Samizdat Sample Newsroom");
    assertThat(texts(news, NEWS, "publication_date")).contains(yesterday.toString());
    reader.with("If-None-Match", news.etag()).get("/v1/sitemap-news.xml").expect(304);
    reader.get("/v1/sitemap-news.xml?limit=5").expect(400);
  }

  @Test
  void monthWithTooManyArticlesIsToldByItsDays() {
    List<Slot> days =
        List.of(
            new Slot(Instant.parse("2011-12-15T00:00:00Z"), 2, 0),
            new Slot(Instant.parse("2011-12-16T00:00:00Z"), 2, 5),
            new Slot(Instant.parse("2012-01-01T00:00:00Z"), 3, 0),
            new Slot(Instant.parse("2012-01-02T00:00:00Z"), 0, 9),
            new Slot(Instant.parse("2012-02-01T00:00:00Z"), 0, 9));
    assertThat(SitemapPeriod.names(days, 3)).containsExactly("2012-01", "2011-12-16", "2011-12-15");
    assertThat(SitemapPeriod.names(days, 4)).containsExactly("2012-01", "2011-12");
  }
}
