package org.samizdat.format;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleFile;
import org.samizdat.article.ArticleMarkdown;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Links;
import org.samizdat.http.Page;
import org.samizdat.ninjs.Ninjs;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.PublicUpdates;
import org.samizdat.update.Update;

/** Articles in other formats, each at the article's address with an ending. */
@Path("/v1/articles")
public final class ArticleFormatResource {
  private final Database database;
  private final BaseUrl base;
  private final PublicFormat answers;
  private final Ninjs ninjs;
  private final LinkedArticle linked;
  private final PlainArticle text;

  ArticleFormatResource(Database database, BaseUrl base, SiteConfiguration site, NextChange next) {
    this.database = database;
    this.base = base;
    this.answers = new PublicFormat(next);
    this.ninjs = new Ninjs(site, base);
    this.linked = new LinkedArticle(site, base);
    this.text = new PlainArticle(base);
  }

  @GET
  @Path("/{article}.ninjs.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Public
  public Response ninjs(
      @PathParam("article") String reference,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    return database.read(
        handle -> {
          Article article = find(handle, reference);
          Page.Cut<Update> page = updates(handle, article, cursor, Ninjs.MAX_UPDATES);
          return answers
              .of(handle, article, ninjs.article(article, page.items(), rest(page, uriInfo)))
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  @GET
  @Path("/{article}.jsonld")
  @Produces(JsonLd.TYPE)
  @Public
  public Response jsonLd(@PathParam("article") String reference, @Context Request request) {
    return database.read(
        handle -> {
          Article article = find(handle, reference);
          List<Update> updates = updates(handle, article, null, Ninjs.MAX_UPDATES).items();
          byte[] document = JsonLd.write(linked.of(article, updates));
          return answers.of(handle, article, document).as(JsonLd.TYPE).to(request);
        });
  }

  @GET
  @Path("/{article}.md")
  @Produces(ArticleMarkdown.MEDIA_TYPE)
  @Public
  public Response markdown(@PathParam("article") String reference, @Context Request request) {
    return database.read(
        handle -> {
          Article article = find(handle, reference);
          String file = ArticleFile.of(article, base);
          return answers.ofText(handle, article, ArticleMarkdown.MEDIA_TYPE, file).to(request);
        });
  }

  @GET
  @Path("/{article}.txt")
  @Produces(PlainArticle.TYPE)
  @Public
  public Response text(
      @PathParam("article") String reference,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    return database.read(
        handle -> {
          Article article = find(handle, reference);
          Page.Cut<Update> page = updates(handle, article, cursor, PlainArticle.MAX_UPDATES);
          String written = text.of(article, page.items(), cursor == null, rest(page, uriInfo));
          return answers
              .ofText(handle, article, PlainArticle.TYPE, written)
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  private static Article find(Handle handle, String reference) {
    return PublicArticles.find(handle, new ArticleRef(reference));
  }

  /** A page of a live blog; an article has none, and knows no cursor. */
  private static Page.Cut<Update> updates(
      Handle handle, Article article, @Nullable String cursor, int limit) {
    return article.isLiveBlog() || cursor != null
        ? PublicUpdates.newest(handle, article, Optional.ofNullable(cursor), limit)
        : new Page.Cut<>(List.of(), new Page(Optional.empty(), Optional.empty(), false));
  }

  private Optional<String> rest(Page.Cut<Update> page, UriInfo uriInfo) {
    return Links.nextAddress(base, uriInfo, page.page());
  }
}
