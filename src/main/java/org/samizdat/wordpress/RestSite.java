package org.samizdat.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.samizdat.network.Fetcher;

/**
 * A site that is read through its REST API ({@code /wp-json/wp/v2}, WordPress 4.7 or later): what
 * everyone can read there, page by page in the order of ids, so that what is published meanwhile
 * moves nothing.
 */
final class RestSite implements WordpressSource.Source {
  /** How many posts at a time, each of which may be long. */
  private static final int POSTS = 20;

  private static final int MOST = 100;

  private final RestApi api;
  private final Progress progress;
  private final Map<Long, Term> terms = new HashMap<>();

  RestSite(String url, Fetcher fetcher, Progress progress) {
    this.api = new RestApi(url, fetcher);
    this.progress = progress;
  }

  @Override
  public Reading survey(Content into) throws IOException {
    into.site(api.site());
    return new Lists(
        List.of(
            new Listing("categories", "", MOST, page -> terms("category", page, into)),
            new Listing("tags", "", MOST, page -> terms("post_tag", page, into)),
            new Listing(
                "media",
                "",
                MOST,
                page -> page.forEach(each -> into.entry(RestEntry.attachment(each))))));
  }

  @Override
  public Reading entries(Content into) throws IOException {
    return new Lists(
        List.of(
            new Listing("posts", "&_embed=author", POSTS, page -> entries(page, into)),
            new Listing("pages", "&_embed=author", POSTS, page -> entries(page, into))));
  }

  private void terms(String taxonomy, JsonNode page, Content into) {
    for (JsonNode each : page) {
      Term term = new Term(taxonomy, each.path("slug").asText(), each.path("name").asText());
      terms.put(each.path("id").asLong(), term);
      into.term(term);
    }
  }

  private void entries(JsonNode page, Content into) throws IOException {
    Map<Long, List<Comment>> comments = comments(page);
    for (JsonNode each : page) {
      long id = each.path("id").asLong();
      into.entry(RestEntry.article(each, terms, comments.getOrDefault(id, List.of())));
    }
  }

  /** All comments on the entries of a page, by their entries. */
  private Map<Long, List<Comment>> comments(JsonNode page) throws IOException {
    String ids =
        page.valueStream().map(each -> each.path("id").asText()).collect(Collectors.joining(","));
    Map<Long, List<Comment>> comments = new HashMap<>();
    new Listing(
            "comments",
            "&post=" + ids,
            MOST,
            found ->
                found.forEach(
                    each ->
                        comments
                            .computeIfAbsent(each.path("post").asLong(), id -> new ArrayList<>())
                            .add(RestEntry.comment(each))))
        .finish();
    return comments;
  }

  /** Takes a page of a list. */
  @FunctionalInterface
  private interface PageTaker {
    void take(JsonNode page) throws IOException;
  }

  /** One list, page by page. */
  private final class Listing {
    private final String name;
    private final String filter;
    private final int size;
    private final PageTaker taker;
    private int page = 1;

    Listing(String name, String filter, int size, PageTaker taker) {
      this.name = name;
      this.filter = filter;
      this.size = size;
      this.taker = taker;
    }

    boolean step() throws IOException {
      RestApi.Page got =
          api.list(
              name, "orderby=id&order=asc&per_page=%d&page=%d%s".formatted(size, page, filter));
      if (!name.equals("comments")) {
        if (page == 1) {
          progress.begin(name, got.total());
        }
        progress.reached(Math.min((long) page * size, got.total()));
      }
      taker.take(got.items());
      return page++ < got.pages();
    }

    void finish() throws IOException {
      while (step()) {}
    }
  }

  /** Several lists, one after the other. */
  private static final class Lists implements Reading {
    private final Queue<Listing> lists;

    Lists(List<Listing> lists) {
      this.lists = new ArrayDeque<>(lists);
    }

    @Override
    public boolean step() throws IOException {
      if (!lists.isEmpty() && !lists.element().step()) {
        lists.remove();
      }
      return !lists.isEmpty();
    }

    @Override
    public void close() {}
  }
}
