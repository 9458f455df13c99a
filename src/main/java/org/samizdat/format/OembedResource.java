package org.samizdat.format;

import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.ParameterConverters;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.PublicUpdates;

/**
 * An article or an update for other people's pages (oEmbed 1.0). Nothing is fetched from anywhere.
 */
@Path("/v1/oembed")
@Produces(MediaType.APPLICATION_JSON)
public final class OembedResource {
  /**
   * Whatever the host: the server is known by other names too, such as that of a CDN. The ending of
   * another format does no harm.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i:https?)://[^/?#]+(?:/[^?#]*)?/v1/(articles|updates)/([A-Za-z0-9-]+)(?:\\.ninjs\\.json|\\.jsonld|\\.md|\\.txt)?/?(?:[?#].*)?");

  private final Database database;
  private final SiteConfiguration site;
  private final BaseUrl base;
  private final PublicFormat answers;

  OembedResource(Database database, BaseUrl base, SiteConfiguration site, NextChange next) {
    this.database = database;
    this.site = site;
    this.base = base;
    this.answers = new PublicFormat(next);
  }

  @GET
  @Public
  public Response embed(
      @QueryParam("url") @Nullable String url,
      @QueryParam("format") @DefaultValue("json") String format,
      @QueryParam("maxwidth") @Min(1) @Nullable Integer maxWidth,
      @QueryParam("maxheight") @Min(1) @Nullable Integer maxHeight,
      @QueryParam("dnt") @Nullable String noTracking,
      @Context Request request) {
    if (url == null) {
      throw ProblemException.invalidParameter("url", "is required");
    }
    if (!format.equals("json")) {
      throw new ProblemException(
          ProblemType.NOT_IMPLEMENTED,
          "There is no other format than json.",
          List.of(FieldError.atParameter("format", "must be json")));
    }
    Matcher named = named(url);
    return database.read(
        handle -> {
          Shown shown = shown(handle, named);
          Embed embed =
              new Embed(
                  site,
                  base,
                  shown.content(),
                  Optional.ofNullable(maxWidth),
                  Optional.ofNullable(maxHeight));
          long cacheAge = ArticleResource.policy(shown.article()).seconds();
          PublicAnswer answer = answers.of(handle, shown.article(), embed.answer(cacheAge));
          return answer.tags(shown.tags()).to(request);
        });
  }

  private static Matcher named(String url) {
    Matcher named = NAMED.matcher(url);
    if (!named.matches()) {
      throw ProblemException.notFound("An article or update at this url");
    }
    return named;
  }

  private record Shown(Article article, Embedded content, List<String> tags) {}

  private Shown shown(Handle handle, Matcher named) {
    String name = named.group(2);
    if (named.group(1).equals("updates")) {
      UUID id = ParameterConverters.uuid("url", name, true);
      PublicUpdates.Found found = PublicUpdates.find(handle, id);
      return new Shown(
          found.article(),
          Embedded.of(found.update(), found.article(), base),
          List.of("update:" + id));
    }
    ArticleRef ref = new ArticleRef(name);
    Article article = PublicArticles.any(handle, ref).orElseThrow(ref::notFound);
    PublicArticles.requirePublic(article, ref);
    return new Shown(article, Embedded.of(article, base), List.of());
  }
}
