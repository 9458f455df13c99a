package org.samizdat.feed;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.samizdat.access.Public;
import org.samizdat.change.ChangeLog;
import org.samizdat.correction.CorrectionPages;
import org.samizdat.correction.CorrectionView;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;

/** The feed of corrections, for whoever repeats what the newsroom says. */
@Path("/v1/corrections/feed" + FeedParameters.ENDING)
@Produces(FeedParameters.MEDIA_TYPES)
public final class CorrectionFeedResource {
  private final FeedSource source;

  CorrectionFeedResource(FeedSource source) {
    this.source = source;
  }

  @GET
  @Public
  public Response get(@BeanParam @Valid ListFeedParameters asked, @Context Request request) {
    return source
        .database()
        .read(
            handle -> {
              Optional<Duration> left = source.next().ofAny(handle);
              Page.Cut<CorrectionView> cut =
                  CorrectionPages.latest(
                      handle,
                      source.base(),
                      Optional.empty(),
                      asked.language(),
                      asked.cursor(),
                      asked.limit);
              PublicAnswer answer =
                  source
                      .answer(feed(asked, cut), asked.format, CachePolicy.LIST_HEAD)
                      .tags(List.of("corrections", "articles"))
                      .until(left);
              ChangeLog.state(handle).at().ifPresent(answer::lastModified);
              return answer.to(request);
            });
  }

  private FeedPage feed(ListFeedParameters asked, Page.Cut<CorrectionView> cut) {
    String language = asked.language().orElse(source.site().language());
    FeedAddress address = FeedAddress.ofCorrections(asked.language());
    return new FeedPage(
        address,
        address.id(source.base()),
        "Corrections – " + source.site().name(),
        Optional.empty(),
        source.site().url().orElse(source.base().value()),
        language,
        source.publisher(),
        source.hub(),
        new FeedPage.Place(asked.cursor(), asked.limit, cut.page()),
        Optional.empty(),
        cut.items().stream().map(each -> FeedItem.of(each, language)).toList(),
        List.of());
  }
}
