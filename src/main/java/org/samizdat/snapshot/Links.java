package org.samizdat.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where one answer leads to: its links, and what is beside it by the rules of the API. */
final class Links {
  /** What is there in every newsroom, and leads to the rest. */
  static final List<Address> ROOTS =
      Stream.of(
              "/v1",
              "/v1/site",
              "/v1/articles",
              "/v1/topics",
              "/v1/calendar",
              "/v1/events",
              "/v1/events.ics",
              "/v1/corrections",
              "/v1/corrections/feed.json",
              "/v1/donation-appeals",
              "/v1/donation-appeals/current",
              "/v1/feed.json",
              "/v1/sitemap.xml",
              "/v1/sitemap-news.xml",
              "/funding.json",
              "/.well-known/funding-manifest-urls",
              "/.well-known/webhook-keys.json",
              "/openapi.yaml",
              "/openapi.json")
          .map(Address::of)
          .toList();

  /** What is live, or answers questions that have no end, or is for people to look at. */
  private static final Pattern NOT_FILES =
      Pattern.compile(
          "/v1/(?:stream|changes|oembed|search|comments/counts|admin/.*|partner/.*"
              + "|articles/[^/]+/digest"
              + "|(?:articles|updates)/[^/]+/(?:revisions(?:/.*)?|diff(?:[.]txt)?))|/docs(?:/.*)?");

  private static final Pattern LOCATION = Pattern.compile("<loc>([^<]*)</loc>");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,35}");
  private static final String ID = "[^/.]+";

  private final Source source;
  private final Address from;
  private final Set<Address> found = new LinkedHashSet<>();

  private Links(Source source, Address from) {
    this.source = source;
    this.from = from;
  }

  static Set<Address> of(Source source, Address from, Answer answer) throws IOException {
    Links links = new Links(source, from);
    links.beside();
    answer.next().ifPresent(links::add);
    if (from.path().equals("/v1/sitemap.xml")) {
      Matcher location = LOCATION.matcher(answer.text());
      while (location.find()) {
        links.follow(location.group(1));
      }
    } else if (answer.isJson() && !from.path().equals("/openapi.json")) {
      JsonNode json = answer.json();
      links.languages(json);
      links.all(json);
    }
    return links.found;
  }

  private void beside() {
    String path = from.path();
    if (path.matches("/v1/articles/" + ID)) {
      endings("/corrections");
    } else if (path.matches("/v1/updates/" + ID)) {
      endings(".ninjs.json", ".txt");
    } else if (path.matches("/v1/events/" + ID)) {
      endings(".ics", ".ninjs.json", ".jsonld");
    } else if (path.matches("/v1/donation-appeals/" + ID) && !path.endsWith("/current")) {
      endings(".jsonld");
    } else if (path.matches("/v1/topics/" + ID)) {
      endings("/feed.json");
      add(Address.of("/v1/articles").with("topic", path.substring("/v1/topics/".length())));
    } else if (path.endsWith("/feed.json")) {
      String feed = path.substring(0, path.length() - ".json".length());
      add(new Address(feed + ".atom", from.query()));
      add(new Address(feed + ".rss", from.query()));
    }
  }

  private void endings(String... endings) {
    for (String each : endings) {
      add(from.below(each));
    }
  }

  /** Each language has its list and its feed. */
  private void languages(JsonNode json) {
    if (from.path().equals("/v1/site")) {
      json.path("languages").forEach(each -> language(each.asText()));
    } else if (from.path().matches("/v1/articles/" + ID)) {
      language(json.path("language").asText());
    }
  }

  private void language(String tag) {
    if (LANGUAGE.matcher(tag).matches()) {
      add(Address.of("/v1/articles").with("language", tag));
      add(Address.of("/v1/feed.json").with("language", tag));
    }
  }

  private void all(JsonNode node) {
    if (node.isTextual()) {
      follow(node.textValue());
      return;
    }
    if (node.path("replyCount").asInt() > 0) {
      replies(node);
    }
    node.forEach(this::all);
  }

  /** Of a comment; a tree of comments may say where the rest of them begins. */
  private void replies(JsonNode comment) {
    source
        .address(comment.path("url").asText() + "/replies")
        .ifPresent(
            replies -> {
              add(replies);
              Optional.of(comment.at("/page/next").asText())
                  .filter(cursor -> !cursor.isEmpty())
                  .ifPresent(cursor -> add(replies.with("cursor", cursor)));
            });
  }

  private void follow(String link) {
    source.address(link).ifPresent(this::add);
  }

  /** Of a feed only the newest page, since all others change with it. */
  private void add(Address address) {
    boolean olderFeed = address.isLaterPage() && address.path().contains("/feed.");
    if (!olderFeed && !NOT_FILES.matcher(address.path()).matches()) {
      found.add(address);
    }
  }
}
