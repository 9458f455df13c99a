package org.samizdat.stream;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.glassfish.jersey.uri.UriComponent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.follow.FilterParameters;
import org.samizdat.http.StrictParameters;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** The query parameters of the live stream. */
public record StreamParameters(
    @QueryParam("types") @Nullable String types,
    @QueryParam("topics") @Nullable String topics,
    @QueryParam("article") @Nullable String article,
    @QueryParam("language") @Nullable String language,
    @QueryParam("include") @Nullable String include,
    @QueryParam("lastEventId") @Nullable String lastEventId) {
  private static final SortedSet<String> NAMES =
      StrictParameters.declaredBy(StreamParameters.class);

  /**
   * Reads them as other endpoints do.
   *
   * @param query as it stands in the address, null where there is none
   * @throws ProblemException malformed-request, unknown-parameter or invalid-parameter
   */
  static StreamParameters of(@Nullable String query) {
    Map<String, List<String>> given = decode(query);
    StrictParameters.check(NAMES, given);
    return new StreamParameters(
        first(given, "types"),
        first(given, "topics"),
        first(given, "article"),
        first(given, "language"),
        first(given, "include"),
        first(given, "lastEventId"));
  }

  private static Map<String, List<String>> decode(@Nullable String query) {
    try {
      return UriComponent.decodeQuery(query, true);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "The query of the address is not encoded properly.");
    }
  }

  private static @Nullable String first(Map<String, List<String>> given, String name) {
    return given.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
  }

  /**
   * What is asked for.
   *
   * @param id of the article, where one is asked for
   */
  Audience audience(Optional<UUID> id) {
    return new Audience(
        FilterParameters.filter(types, topics, id, language),
        FilterParameters.withObjects(include));
  }

  /**
   * The article, under any slug that it ever had.
   *
   * @param resuming whether somebody has followed it before: then it may have gone meanwhile, and
   *     they hear so from the stream
   * @throws ProblemException not-found or withdrawn
   */
  static UUID article(Handle handle, String reference, boolean resuming) {
    ArticleRef ref = new ArticleRef(reference);
    Article found = PublicArticles.any(handle, ref).orElseThrow(ref::notFound);
    if (!resuming || found.publishedAt().isEmpty()) {
      PublicArticles.requirePublic(found, ref);
    }
    return found.id();
  }
}
