package org.samizdat.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.LanguageParameter;
import org.samizdat.article.TimeParameter;
import org.samizdat.article.TopicFilter;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;

/** The query parameters of {@code GET /v1/search}. */
public final class SearchParameters {
  /** Orders of hits. */
  public enum Order {
    RELEVANCE,
    NEWEST
  }

  @QueryParam("q")
  @Nullable String query;

  @QueryParam("in")
  @Nullable String in;

  @QueryParam("order")
  @DefaultValue("relevance")
  Order order = Order.RELEVANCE;

  @QueryParam("topic")
  @Nullable String topic;

  @QueryParam("language")
  @Nullable String language;

  @QueryParam("kind")
  @Nullable ArticleKind kind;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  @QueryParam("facets")
  @Nullable String facets;

  @QueryParam("limit")
  @DefaultValue("20")
  @Min(1)
  @Max(100)
  int limit;

  @QueryParam("cursor")
  @Nullable String cursor;

  /** What is asked for. */
  SearchQuery query(ZoneId siteZone, Instant now) {
    if (query == null) {
      throw ProblemException.invalidParameter("q", "is required");
    }
    SearchFilter filter =
        new SearchFilter(
            types(),
            TopicFilter.parse(Optional.ofNullable(topic)),
            LanguageParameter.parse(language),
            Optional.ofNullable(kind),
            TimeParameter.start("from", from, siteZone),
            TimeParameter.end("to", to, siteZone));
    SearchQuery asked =
        new SearchQuery(
            query,
            QueryParser.parse(query),
            filter,
            order,
            list("facets", facets, name -> WireName.parse(Facet.class, name), Facet.class),
            limit,
            now,
            Optional.empty());
    return asked.after(Optional.ofNullable(cursor));
  }

  private Set<HitType> types() {
    Set<HitType> types =
        list(
            "in",
            in,
            name ->
                name.endsWith("s")
                    ? WireName.parse(HitType.class, name.substring(0, name.length() - 1))
                    : Optional.empty(),
            HitType.class);
    return types.isEmpty() ? EnumSet.allOf(HitType.class) : types;
  }

  private static <E extends Enum<E>> Set<E> list(
      String parameter, @Nullable String text, Function<String, Optional<E>> parse, Class<E> type) {
    Set<E> found = EnumSet.noneOf(type);
    if (text != null) {
      for (String name : text.split(",", -1)) {
        E value =
            parse
                .apply(name)
                .orElseThrow(
                    () ->
                        ProblemException.invalidParameter(
                            parameter,
                            parameter.equals("in")
                                ? "takes articles, updates, or both with a comma between them"
                                : "takes topic, language and month, with commas between them"));
        if (!found.add(value)) {
          throw ProblemException.invalidParameter(parameter, "names %s twice".formatted(name));
        }
      }
    }
    return found;
  }
}
