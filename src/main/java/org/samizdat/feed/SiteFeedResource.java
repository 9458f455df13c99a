package org.samizdat.feed;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.samizdat.access.Public;

/** The feed of everything. */
@Path("/v1/feed" + FeedParameters.ENDING)
@Produces(FeedParameters.MEDIA_TYPES)
public final class SiteFeedResource {
  private final ArticleFeeds feeds;

  SiteFeedResource(FeedSource source) {
    this.feeds = new ArticleFeeds(source);
  }

  @GET
  @Public
  public Response get(@BeanParam @Valid ListFeedParameters parameters, @Context Request request) {
    return feeds.page(Optional.empty(), parameters, request);
  }
}
