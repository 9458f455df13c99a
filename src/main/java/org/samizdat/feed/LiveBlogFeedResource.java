package org.samizdat.feed;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.ArticleSummaryView;
import org.samizdat.article.Byline;
import org.samizdat.article.PublicArticles;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;
import org.samizdat.update.PublicUpdates;
import org.samizdat.update.UpdateView;

/** The feed of a live blog, which has its updates as items. */
@Path("/v1/articles/{article}/feed" + FeedParameters.ENDING)
@Produces(FeedParameters.MEDIA_TYPES)
public final class LiveBlogFeedResource {
  private final FeedSource source;

  LiveBlogFeedResource(FeedSource source) {
    this.source = source;
  }

  @GET
  @Public
  public Response get(
      @PathParam("article") String reference,
      @BeanParam @Valid FeedParameters parameters,
      @Context Request request) {
    return source
        .database()
        .read(
            handle -> {
              Article article = PublicArticles.find(handle, new ArticleRef(reference));
              if (!article.isLiveBlog()) {
                throw ProblemException.notFound("A feed of '%s'".formatted(reference));
              }
              Page.Cut<UpdateView> cut =
                  PublicUpdates.newest(handle, article, parameters.cursor(), parameters.limit)
                      .map(update -> UpdateView.of(update, article, source.base()));
              boolean settled =
                  parameters.cursor().isPresent() && cut.page().hasMore()
                      || ArticleResource.policy(article) == CachePolicy.SETTLED;
              return source
                  .answer(
                      feed(handle, article, parameters, cut),
                      parameters.format,
                      settled ? CachePolicy.SETTLED : CachePolicy.LIST_HEAD)
                  .tags(ArticleResource.tags(article))
                  .lastModified(article.changedAt())
                  .until(source.next().of(handle, article))
                  .to(request);
            });
  }

  private FeedPage feed(
      Handle handle, Article article, FeedParameters asked, Page.Cut<UpdateView> cut) {
    ArticleSummaryView liveBlog = ArticleSummaryView.of(article, source.base());
    Map<UUID, Instant> said =
        handle
            .attach(SignificanceDao.class)
            .ofUpdates(cut.items().stream().map(UpdateView::id).toList());
    List<Byline> authors = liveBlog.bylines().isEmpty() ? source.publisher() : liveBlog.bylines();
    return new FeedPage(
        FeedAddress.ofLiveBlog(liveBlog.slug()),
        FeedAddress.ofLiveBlog(liveBlog.id().toString()).id(source.base()),
        FeedItem.title(liveBlog),
        liveBlog.standfirst(),
        liveBlog.url(),
        liveBlog.language(),
        authors,
        source.hub(),
        new FeedPage.Place(asked.cursor(), asked.limit, cut.page()),
        liveBlog.live(),
        cut.items().stream()
            .map(each -> FeedItem.of(each, liveBlog, Optional.ofNullable(said.get(each.id()))))
            .toList(),
        source.withdrawn(
            asked, (since, limit) -> PublicUpdates.withdrawn(handle, article.id(), since, limit)));
  }
}
