package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samizdat.feed.FeedReading.ATOM;
import static org.samizdat.feed.FeedReading.links;
import static org.samizdat.feed.FeedReading.texts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rasklaad.blns.NaughtyStrings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** Whatever stands in a title or a name, every feed stays well-formed and says the same. */
@Tag("no-database") // which sees the same, whatever is behind it
class HostileFeedTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OURS =
      List.of(
          "a ]]> b",
          "<![CDATA[x]]>",
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
          "&amp;lt;script&amp;gt;",
          "a\u0001\u0008\u000B\u001F\u007F\u0085\u2028 b",
          "a\uFFFE\uFFFF\uFDD0 b",
          "𝕬 👩‍👩‍👧‍👦 \uDBFF\uDFFF 𠜎",
          "\"quoted\" 'single' a=\"b\"",
          "tab\tand\nnew line");

  /** In the order of publication. */
  private static final List<String> TITLES = new ArrayList<>();

  private final Api reader = SERVER.anonymous();

  @BeforeAll
  static void publish() {
    Stream.concat(NaughtyStrings.getStrings().stream(), OURS.stream())
        .filter(text -> text.length() <= 200)
        .forEach(
            text -> {
              ObjectNode article = JSON.createObjectNode().put("headline", text).put("body", text);
              article.put("standfirst", text);
              article.putArray("bylines").addObject().put("name", text);
              article
                  .putArray("media")
                  .addObject()
                  .put("url", "https://example.org/x.jpg")
                  .put("alt", text);
              Answer made =
                  SERVER.admin().post("/v1/admin/articles?publish=true", article.toString());
              if (made.status() == 201) {
                TITLES.add(text);
              }
            });
    Collections.reverse(TITLES);
  }

  /** What XML 1.0 can hold of a text, as a parser gives it back. */
  private static String inXml(String text) {
    return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
        .replaceAll("\\r\\n?", "\n");
  }

  @Test
  void jsonFeedHasEveryTitleExactly() {
    List<String> seen = new ArrayList<>();
    String next = "/v1/feed.json?limit=100";
    while (!next.isEmpty()) {
      Answer page = reader.get(next).expect(200);
      page.json().path("items").forEach(item -> seen.add(item.path("title").asText()));
      next = page.at("/next_url").replace(SamizdatServer.BASE_URL, "");
    }
    assertThat(TITLES).hasSizeGreaterThan(400);
    assertThat(seen).isEqualTo(TITLES);
  }

  @Test
  void atomHasEveryTitleThatXmlCanHold() {
    assertThat(walk("/v1/feed.atom?limit=100", ATOM, "title")).isEqualTo(asXml());
  }

  @Test
  void rssHasEveryTitleThatXmlCanHold() {
    assertThat(walk("/v1/feed.rss?limit=100", null, "title")).isEqualTo(asXml());
  }

  @Test
  void newsSitemapHasEveryTitleThatXmlCanHold() {
    Answer news = reader.get("/v1/sitemap-news.xml").expect(200);
    assertThat(texts(news, "http://www.google.com/schemas/sitemap-news/0.9", "title"))
        .isEqualTo(asXml());
  }

  private static List<String> asXml() {
    return TITLES.stream().map(HostileFeedTest::inXml).toList();
  }

  /** Texts of items on all pages; each page is read by a library for feeds too. */
  private List<String> walk(String first, String namespace, String name) {
    List<String> seen = new ArrayList<>();
    String next = first;
    while (next != null) {
      Answer page = reader.get(next.replace(SamizdatServer.BASE_URL, "")).expect(200);
      List<String> found = texts(page, namespace, name);
      seen.addAll(found.subList(1, found.size())); // behind that of the feed
      assertThat(FeedReading.feed(page).getEntries()).hasSize(found.size() - 1);
      next = links(page).get("next");
    }
    return seen;
  }
}
