package org.samizdat.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.samizdat.sync.Mirror;
import org.samizdat.sync.RandomNewsroom;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** A newsroom with something of every kind in every state, and with strings that break things. */
final class FullNewsroom {
  private static final int STEPS = 1_200;

  /** Each has broken some program. */
  static final List<String> NAUGHTY =
      List.of(
          "null",
          "undefined",
          "-1E400",
          "0x7fffffff",
          "it's \"quoted\" \\ twice \\\\",
          "'; drop table article; --",
          "<script>alert(1)</script>",
          "</textarea><img src=x onerror=alert(1)>",
          "]]> &amp; &lt;b&gt; &#0;",
          "${jndi:ldap://example.org/a} #{7*7} {{7*7}} %s %n",
          "line\nfeed\ttab",
          "\u2028line\u2029paragraph\u0085next",
          "\ufeffmark first",
          "\u202eright to left\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "Z\u0361a\u0362l\u0363g\u0364o\u0300\u0301\u0302",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddf0\ud83c\uddff",
          "\ud834\udd1e \u0131\u0130 \ufb01 \u00df",
          "\u0416\u0430\u04a3\u0430\u04e9\u0437\u0435\u043d \u65e5\u672c\u8a9e",
          "[link](javascript:alert(1)) ![image](data:image/png;base64,AAAA)",
          "{\"type\":\"end\",\"lines\":1}",
          "~~~\n```\n    code",
          "x".repeat(190));

  private FullNewsroom() {}

  static void fill(SamizdatServer server) {
    RandomNewsroom newsroom = new RandomNewsroom(server, false);
    Random random = new Random(20111216);
    for (int i = 0; i < STEPS; i++) {
      newsroom.step(random);
    }
    for (String each : NAUGHTY) {
      write(server, each);
    }
    plan(server);
  }

  /** Where a string is not taken at one place, it may still be at another. */
  private static void write(SamizdatServer server, String text) {
    Api staff = server.admin();
    ObjectNode article = object("headline", text).put("body", text).put("kicker", text);
    article.put("slug", Desk.slug("naughty")).put("kind", "liveblog").put("editorNote", text);
    String line = text.replaceAll("\\p{Cntrl}", " ");
    article
        .putArray("topics")
        .addObject()
        .put("slug", Desk.slug("topic"))
        .put("name", line.strip());
    Answer made = staff.post("/v1/admin/articles?publish=true", article.toString()).expect(201);
    String path = "/" + made.at("/id");
    ObjectNode update = object("body", text).put("headline", text).put("displayTime", cut(text));
    staff
        .post("/v1/admin/articles" + path + "/updates?publish=true", update.toString())
        .expect(201);
    ObjectNode comment = object("authorName", "A").put("body", text);
    server.anonymous().post("/v1/articles" + path + "/comments", comment.toString()).expect(202);
    ObjectNode event = object("title", text).put("description", text);
    event.put("startsAt", "2027-12-16T12:00:00Z").put("address", text);
    staff.post("/v1/admin/events?publish=true", event.toString()).expect(201);
  }

  private static ObjectNode object(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static String cut(String text) {
    return text.length() > 100 ? text.substring(0, 100) : text;
  }

  private static void plan(SamizdatServer server) {
    Answer draft = new Desk(server.admin()).draft(Desk.slug("planned"), "article");
    server
        .admin()
        .ifMatch(draft.etag())
        .post(
            "/v1/admin/articles/" + draft.at("/id") + "/schedule",
            "{\"at\": \"%s\", \"revision\": 1}"
                .formatted(server.clock().instant().plus(Duration.ofDays(1_000))))
        .expect(200);
  }

  /** Follows from there on until there is nothing more for now; returns where to go on. */
  static String follow(Api reader, Mirror mirror, String since) {
    String next = since;
    while (true) {
      Answer page = reader.get("/v1/changes?include=object&limit=200&since=" + next).expect(200);
      page.json().path("changes").forEach(mirror::apply);
      next = page.at("/next");
      if (!page.json().path("hasMore").asBoolean()) {
        return next;
      }
    }
  }
}
