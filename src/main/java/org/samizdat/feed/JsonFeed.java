package org.samizdat.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.samizdat.article.Byline;
import org.samizdat.article.LiveState;
import org.samizdat.article.LiveView;
import org.samizdat.article.TopicView;
import org.samizdat.article.WithdrawalReason;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Json;

/** JSON Feed 1.1 (jsonfeed.org). */
record JsonFeed(
    String version,
    String title,
    @JsonProperty("home_page_url") String homePageUrl,
    @JsonProperty("feed_url") String feedUrl,
    Optional<String> description,
    @JsonProperty("next_url") Optional<String> nextUrl,
    String language,
    List<Author> authors,
    Optional<List<Hub>> hubs,
    Optional<Boolean> expired,
    List<Item> items,
    @JsonProperty("_samizdat") Extension extension) {
  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  static byte[] write(FeedPage page, BaseUrl base) {
    List<FeedLink> links = page.links(base, FeedFormat.JSON);
    List<Hub> hubs =
        links.stream()
            .filter(link -> link.rel().equals("hub"))
            .map(link -> new Hub("WebSub", link.href()))
            .toList();
    JsonFeed feed =
        new JsonFeed(
            VERSION,
            page.title(),
            page.home(),
            links.get(0).href(),
            page.description(),
            page.next(base, FeedFormat.JSON),
            page.language(),
            page.authors().stream().map(Author::of).toList(),
            some(hubs),
            page.live().filter(live -> live.state() == LiveState.ENDED).map(live -> true),
            page.items().stream().map(Item::of).toList(),
            Extension.of(page, base));
    return Json.write(feed).getBytes(StandardCharsets.UTF_8);
  }

  private static <T> Optional<List<T>> some(List<T> list) {
    return Optional.of(list).filter(each -> !each.isEmpty());
  }

  /** Who wrote it. */
  record Author(String name, Optional<String> url) {
    static Author of(Byline byline) {
      return new Author(byline.name(), byline.url());
    }
  }

  /** Who tells subscribers. */
  record Hub(String type, String url) {}

  /** What the format has no member for. */
  record Extension(String about, List<Gone> withdrawn, Optional<LiveView> live) {
    static Extension of(FeedPage page, BaseUrl base) {
      List<Gone> gone =
          page.withdrawn().stream()
              .map(
                  each ->
                      new Gone(
                          FeedItem.id(each.id()),
                          each.withdrawal().at(),
                          each.withdrawal().reason()))
              .toList();
      return new Extension(base.value() + "/docs", gone, page.live());
    }
  }

  /** What is to be dropped. */
  record Gone(String id, Instant withdrawnAt, WithdrawalReason reason) {}

  /** A medium of an item. */
  record Attachment(String url, @JsonProperty("mime_type") String mimeType, String title) {}

  /** An item. */
  record Item(
      String id,
      String url,
      String title,
      @JsonProperty("content_html") String contentHtml,
      Optional<String> summary,
      Optional<String> image,
      @JsonProperty("date_published") Instant datePublished,
      @JsonProperty("date_modified") Instant dateModified,
      Optional<List<Author>> authors,
      List<String> tags,
      String language,
      Optional<List<Attachment>> attachments,
      @JsonProperty("_samizdat") FeedExtension extension) {

    static Item of(FeedItem item) {
      List<Attachment> attachments =
          item.attachments().stream()
              .map(each -> new Attachment(each.url(), each.mediaType(), each.title()))
              .toList();
      return new Item(
          item.id(),
          item.url(),
          item.title(),
          item.html(),
          item.summary(),
          item.picture(),
          item.publishedAt(),
          item.updatedAt(),
          some(item.authors().stream().map(Author::of).toList()),
          item.topics().stream().map(TopicView::name).distinct().toList(),
          item.language(),
          some(attachments),
          item.extension());
    }
  }
}
