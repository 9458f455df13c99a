package org.samizdat.site;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.samizdat.access.Public;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** The way in: what this API offers, and who publishes here. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class SiteResource {
  private final SiteConfiguration site;
  private final BaseUrl base;
  private final String version;

  public SiteResource(SiteConfiguration site, BaseUrl base, String version) {
    this.site = site;
    this.base = base;
    this.version = version;
  }

  /** The service document. */
  record Service(String name, String version, ServiceLinks links) {}

  /** Where the parts are. */
  record ServiceLinks(
      String self,
      String site,
      String articles,
      String topics,
      String calendar,
      String events,
      String corrections,
      String search,
      String donationAppeals,
      String commentCounts,
      String changes,
      String stream,
      String oembed,
      String feed,
      String sitemap,
      String documentation,
      String contract) {}

  /** The newsroom with what programs can subscribe to. */
  record SiteView(@JsonUnwrapped SiteConfiguration site, List<Feed> feeds) {}

  /** Something to subscribe to. */
  record Feed(String contentType, String title, String url) {}

  @GET
  @Public
  public Response service(@Context Request request) {
    ServiceLinks links =
        new ServiceLinks(
            base.api(),
            base.api() + "/site",
            base.api() + "/articles",
            base.api() + "/topics",
            base.api() + "/calendar",
            base.api() + "/events",
            base.api() + "/corrections",
            base.api() + "/search",
            base.api() + "/donation-appeals",
            base.api() + "/comments/counts",
            base.api() + "/changes?since=initial",
            base.api() + "/stream",
            base.api() + "/oembed",
            base.api() + "/feed.json",
            base.api() + "/sitemap.xml",
            base.value() + "/docs",
            base.value() + "/openapi.yaml");
    return PublicAnswer.of(new Service(site.name(), version, links), CachePolicy.SETTLED)
        .tags(List.of("site"))
        .to(request);
  }

  @GET
  @Path("/site")
  @Public
  public Response site(@Context Request request) {
    List<Feed> feeds =
        List.of(
            new Feed("application/feed+json", "News", base.api() + "/feed.json"),
            new Feed("application/atom+xml", "News", base.api() + "/feed.atom"),
            new Feed("application/rss+xml", "News", base.api() + "/feed.rss"),
            new Feed("application/atom+xml", "Corrections", base.api() + "/corrections/feed.atom"),
            new Feed("text/calendar", "Events", base.api() + "/events.ics"));
    return PublicAnswer.of(new SiteView(site, feeds), CachePolicy.SETTLED)
        .tags(List.of("site"))
        .to(request);
  }
}
