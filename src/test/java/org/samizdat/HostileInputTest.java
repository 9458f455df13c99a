package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rasklaad.blns.NaughtyStrings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/**
 * Whatever is sent is stored and returned exactly and harmlessly, or refused with its place named.
 */
class HostileInputTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ALLOWED =
      Set.of(
          "p",
          "br",
          "hr",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "strong",
          "em",
          "code",
          "pre",
          "blockquote",
          "ul",
          "ol",
          "li",
          "a",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "del");

  private static final List<String> OURS =
      List.of(
          "<script>alert(1)</script>",
          "[click](javascript:alert(1))",
          "[click](<javascript:alert(1)>)",
          "[click](&#106;avascript:alert(1))",
          "![x](https://example.org/x.png\" onerror=\"alert(1))",
          "<img src=x onerror=alert(1)>",
          "<a href=\"https://example.org\" onclick=\"alert(1)\">x</a>",
          "<iframe src=//example.org></iframe>",
          "<style>*{display:none}</style>",
          "<svg/onload=alert(1)>",
          "`<b>`\n\n    <script>\n",
          "\u202Egnp.exe",
          "\uFEFFbyte order mark",
          "\u0001\u0008\u001F\u007F\u0085\u2028\u2029",
          "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
          "']; drop table article; --",
          "${jndi:ldap://example.org/a} {{7*7}} %s %n \\u0000",
          "\r\nSet-Cookie: a=b");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  static Stream<String> hostileStrings() {
    return Stream.concat(NaughtyStrings.getStrings().stream(), OURS.stream());
  }

  @Test
  void everyHostileStringIsKeptExactlyOrRefusedByName() {
    List<String> strings = hostileStrings().toList();
    assertThat(strings).hasSizeGreaterThan(400);
    strings.forEach(this::keepsOrRefuses);
  }

  private void keepsOrRefuses(String text) {
    ObjectNode sent = article(text);
    Answer made = staff.post("/v1/admin/articles?publish=true", sent.toString());
    if (made.status() != 201) {
      made.expectProblem(422, "invalid-content");
      assertThat(made.json().path("errors")).as(text).isNotEmpty();
      return;
    }
    JsonNode kept = staff.get("/v1/admin/articles/" + made.at("/id")).expect(200).json();
    for (String field : List.of("headline", "kicker", "standfirst", "body", "editorNote")) {
      assertThat(kept.path("content").path(field)).as(field).isEqualTo(sent.path(field));
    }
    for (String list : List.of("bylines", "places", "media", "relatedLinks", "rights")) {
      assertThat(kept.path("content").path(list)).as(list).isEqualTo(sent.path(list));
    }
    Answer seen = reader.get("/v1/articles/" + made.at("/id")).expect(200);
    assertThat(seen.json().path("headline")).isEqualTo(sent.path("headline"));
    assertThat(seen.text()).doesNotContain("editorNote");
    assertHarmless(seen.at("/body/html"));
  }

  private static ObjectNode article(String text) {
    ObjectNode article = JSON.createObjectNode();
    for (String field : List.of("headline", "kicker", "standfirst", "body", "editorNote")) {
      article.put(field, cut(text, 200));
    }
    article.put("slug", Desk.slug("hostile"));
    String name = cut(text, 50);
    article.putArray("bylines").addObject().put("name", name).put("role", name);
    article.putArray("places").addObject().put("name", name).put("region", name);
    article
        .putArray("media")
        .addObject()
        .put("url", "https://example.org/x.jpg")
        .put("alt", name)
        .put("caption", name)
        .put("credit", name);
    article
        .putArray("relatedLinks")
        .addObject()
        .put("title", name)
        .put("url", "https://example.org/");
    article.putObject("rights").put("usageTerms", name).put("attribution", name);
    return article;
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  @Test
  void everyHostileStringIsAnUpdateOrIsRefused() {
    String blog = new Desk(staff).liveBlog(Desk.slug("hostile-blog")).at("/slug");
    String path = "/v1/admin/articles/" + blog + "/updates?publish=true";
    hostileStrings()
        .forEach(
            text -> {
              ObjectNode update = JSON.createObjectNode().put("body", text);
              update.put("headline", cut(text, 200)).put("displayTime", cut(text, 100));
              ObjectNode claim = update.putArray("claims").addObject();
              claim.put("subject", cut(text, 100)).put("text", text);
              claim.putObject("attribution").put("name", cut(text, 200)).put("kind", "witness");
              Answer made = staff.post(path, update.toString());
              if (made.status() == 201) {
                JsonNode seen = reader.get("/v1/updates/" + made.at("/id")).expect(200).json();
                assertThat(seen.path("headline")).isEqualTo(update.path("headline"));
                assertThat(seen.path("displayTime")).isEqualTo(update.path("displayTime"));
                assertThat(seen.at("/claims/0/text")).isEqualTo(claim.path("text"));
                assertHarmless(seen.at("/body/html").asText());
              } else {
                made.expectProblem(422, "invalid-content");
              }
              assertThat(staff.send("POST", path, "text/plain", text).status())
                  .as(text)
                  .isIn(201, 422);
            });
  }

  private static void assertHarmless(String html) {
    for (Element each : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      if (each.normalName().equals("body")) {
        continue;
      }
      assertThat(ALLOWED).as(html).contains(each.normalName());
      each.attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).as(html).isIn("href", "rel", "start", "align");
                if (attribute.getKey().equals("href")) {
                  assertThat(attribute.getValue()).as(html).matches("(?s)(https?|mailto):.*");
                }
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"headline\":                                | 400 | malformed-json",
        "{\"headline\": \"a\"} x                       | 400 | malformed-json",
        "{\"headline\": \"a\", \"headline\": \"b\"}    | 400 | malformed-json",
        "nonsense                                      | 400 | malformed-json",
        "{\"headline\": \"a\\ud800\"}                  | 422 | /headline",
        "{\"headline\": \"a\\u0000\"}                  | 422 | /headline",
        "{\"headline\": 5}                             | 422 | /headline",
        "{\"headline\": null}                          | 422 | /headline",
        "{\"headline\": \"  \"}                        | 422 | /headline",
        "{}                                            | 422 | /headline",
        "{\"headline\": \"a\", \"breaking\": \"yes\"}  | 422 | /breaking",
        "{\"headline\": \"a\", \"breaking\": 1}        | 422 | /breaking",
        "{\"headline\": \"a\", \"kind\": \"LIVEBLOG\"} | 422 | /kind",
        "{\"headline\": \"a\", \"kind\": 0}            | 422 | /kind",
        "{\"headline\": \"a\", \"titel\": \"b\"}       | 422 | /titel",
        "{\"headline\": \"a\", \"bylines\": {}}        | 422 | /bylines",
        "{\"headline\": \"a\", \"bylines\": [null]}    | 422 | /bylines/0",
        "{\"headline\": \"a\", \"bylines\": [{}]}      | 422 | /bylines/0/name",
        "{\"headline\": \"a\", \"slug\": \"A b\"}      | 422 | /slug",
        "{\"headline\": \"a\", \"slug\": \"01a20a21-1a37-7f2f-a464-8a7166eb98f6\"} | 422 | /slug",
        "{\"headline\": \"a\", \"language\": \"e\"}    | 422 | /language",
        "{\"headline\": \"a\", \"coverageStartsAt\": \"2011-12-16\"}      | 422 | /coverageStartsAt",
        "{\"headline\": \"a\", \"coverageStartsAt\": \"2011-02-30T00:00:00Z\"} | 422 | /coverageStartsAt",
        "{\"headline\": \"a\", \"coverageStartsAt\": 1}                   | 422 | /coverageStartsAt",
        "{\"headline\": \"a\", \"places\": [{\"name\": \"x\", \"latitude\": 91}]} | 422 | /places/0/latitude",
        "{\"headline\": \"a\", \"topics\": [\"!!!\"]}  | 422 | /topics/0",
        "{\"headline\": \"a\", \"media\": [{\"url\": \"javascript:alert(1)\", \"alt\": \"x\"}]} | 422 | /media/0/url",
      })
  void wrongBodyIsRefusedWithItsPlaceAndLeavesNothing(String body, int status, String where) {
    int before = articles();
    Answer refused = staff.post("/v1/admin/articles", body);
    if (where.startsWith("/")) {
      refused.expectProblem(status, "invalid-content").expectPointer(where);
    } else {
      refused.expectProblem(status, where);
    }
    assertThat(articles()).isEqualTo(before);
  }

  private int articles() {
    return staff.get("/v1/admin/articles?limit=100").expect(200).json().path("items").size();
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    staff.post("/v1/admin/articles", deep).expectProblem(422, "invalid-content");
    String draft = new Desk(staff).draft(Desk.slug("deep"), "article").at("/id");
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + draft, "{\"topics\": " + deep + "}")
        .expectProblem(400, "malformed-json");
  }

  @Test
  void tooLongTextsAreRefusedByName() {
    String long300 = "x".repeat(301);
    staff
        .post("/v1/admin/articles", "{\"headline\": \"%s\"}".formatted(long300))
        .expectProblem(422, "invalid-content")
        .expectPointer("/headline");
    String body = "{\"headline\": \"a\", \"body\": \"%s\"}".formatted("x".repeat(2 << 20));
    staff.post("/v1/admin/articles", body).expectProblem(413, "content-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/articles?limit=101",
        "/v1/articles?limit=1.5",
        "/v1/articles?limit=",
        "/v1/articles?cursor=%F0%9F%98%80",
        "/v1/articles?from=2011-02-30",
        "/v1/articles?to=16.12.2011",
        "/v1/articles?language=e",
        "/v1/articles?topic=Oil%20and%20gas",
        "/v1/articles?live=yes",
        "/v1/articles?ids=1,2",
        "/v1/articles?fields=headline..x",
        "/v1/articles?kind=Article",
        "/v1/articles?order=random",
        "/v1/articles?Limit=5",
        "/v1/topics?order=newest",
        "/v1/site?pretty=true"
      })
  void wrongParameterIsNamed(String path) {
    Answer refused = reader.get(path).expect(400);
    String name = path.replaceFirst(".*\\?", "").replaceFirst("=.*", "");
    assertThat(refused.at("/errors/0/parameter")).isEqualTo(name);
  }
}
