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
import java.util.Optional;
import org.samizdat.access.Public;

/** The feed of a topic. */
@Path("/v1/topics/{topic}/feed" + FeedParameters.ENDING)
@Produces(FeedParameters.MEDIA_TYPES)
public final class TopicFeedResource {
  private final ArticleFeeds feeds;

  TopicFeedResource(FeedSource source) {
    this.feeds = new ArticleFeeds(source);
  }

  @GET
  @Public
  public Response get(
      @PathParam("topic") String slug,
      @BeanParam @Valid ListFeedParameters parameters,
      @Context Request request) {
    return feeds.page(Optional.of(slug), parameters, request);
  }
}
