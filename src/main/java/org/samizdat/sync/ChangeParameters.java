package org.samizdat.sync;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.LanguageParameter;
import org.samizdat.article.PublicArticles;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.ChangeType;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/** The query parameters of the change feed. */
public final class ChangeParameters {
  private static final String INITIAL = "initial";
  private static final int MAX_TOPICS = 20;

  @QueryParam("since")
  @Size(max = 4_000)
  @Nullable String since;

  @QueryParam("types")
  @Nullable String types;

  @QueryParam("topics")
  @Nullable String topics;

  @QueryParam("article")
  @Nullable String article;

  @QueryParam("language")
  @Nullable String language;

  @QueryParam("include")
  @Nullable String include;

  @QueryParam("limit")
  @DefaultValue("50")
  @Min(1)
  @Max(200)
  int limit;

  @QueryParam("wait")
  @DefaultValue("0")
  @Min(0)
  @Max(25)
  int wait;

  /** Where to read from, and with which filters. */
  ChangeToken token(Handle handle) {
    if (since == null) {
      throw ProblemException.invalidParameter(
          "since", "is required: initial, or next of an earlier answer");
    }
    if (since.equals(INITIAL)) {
      return ChangeFeed.beginning(handle, filter(handle), withObjects());
    }
    ChangeToken token =
        ChangeToken.decode(since)
            .orElseThrow(
                () ->
                    ProblemException.invalidParameter(
                        "since", "is no token of this server; is it whole? Begin with initial"));
    boolean bare = token.filter().equals(ChangeFilter.ALL) && !token.withObjects();
    boolean given = types != null || topics != null || article != null || language != null;
    if (!given && include == null) {
      return token;
    }
    ChangeToken wanted =
        new ChangeToken(token.epoch(), token.seq(), token.walk(), filter(handle), withObjects());
    if (!bare && !wanted.equals(token)) {
      throw ProblemException.invalidParameter(
          "since", "holds other filters than the request; leave the request's away, or start anew");
    }
    return wanted;
  }

  private boolean withObjects() {
    if (include != null && !include.equals("object")) {
      throw ProblemException.invalidParameter("include", "takes: object");
    }
    return include != null;
  }

  private ChangeFilter filter(Handle handle) {
    return new ChangeFilter(
        types == null ? Set.of() : types(types),
        topics == null ? Set.of() : topics(topics),
        Optional.ofNullable(article).map(ref -> article(handle, ref)),
        LanguageParameter.parse(language));
  }

  private static Set<ChangeType> types(String text) {
    Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
    for (String name : text.split(",", -1)) {
      types.add(
          WireName.parse(ChangeType.class, name)
              .orElseThrow(
                  () ->
                      ProblemException.invalidParameter(
                          "types",
                          "takes a comma list of: " + WireName.choices(ChangeType.class))));
    }
    return types;
  }

  private static Set<String> topics(String text) {
    List<String> slugs = List.of(text.split(",", -1));
    if (slugs.size() > MAX_TOPICS || !slugs.stream().allMatch(Slugs::isValid)) {
      throw ProblemException.invalidParameter(
          "topics", "takes up to %d slugs with commas between them".formatted(MAX_TOPICS));
    }
    return new LinkedHashSet<>(slugs);
  }

  /** An old slug will do: who follows an article by its name goes on when the name changes. */
  private static UUID article(Handle handle, String reference) {
    ArticleRef ref = new ArticleRef(reference);
    org.samizdat.article.Article found = PublicArticles.any(handle, ref).orElseThrow(ref::notFound);
    PublicArticles.requirePublic(found, ref);
    return found.id();
  }
}
