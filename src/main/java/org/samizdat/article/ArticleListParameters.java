package org.samizdat.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.http.Cursor;
import org.samizdat.http.ParameterConverters;
import org.samizdat.problem.ProblemException;

/** The query parameters of {@code GET /v1/articles}. */
public final class ArticleListParameters {
  private static final int MAX_IDS = 100;
  private static final int DATE_LENGTH = "2011-12-16".length();

  /** Orders that the public can ask for. */
  public enum PublicOrder {
    NEWEST,
    OLDEST,
    UPDATED
  }

  @QueryParam("limit")
  @DefaultValue("20")
  @Min(1)
  @Max(100)
  int limit;

  @QueryParam("cursor")
  @Nullable String cursor;

  @QueryParam("order")
  @DefaultValue("newest")
  PublicOrder order = PublicOrder.NEWEST;

  @QueryParam("topic")
  @Nullable String topic;

  @QueryParam("language")
  @Nullable String language;

  @QueryParam("kind")
  @Nullable ArticleKind kind;

  @QueryParam("live")
  @Nullable Boolean live;

  @QueryParam("breaking")
  @Nullable Boolean breaking;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  @QueryParam("ids")
  @Nullable String ids;

  @QueryParam("fields")
  @Nullable String fields;

  ArticleQuery query(ZoneId siteZone) {
    ArticleQuery.Order by = ArticleQuery.Order.valueOf(order.name());
    return new ArticleQuery(
        Optional.of(EditingStatus.PUBLISHED),
        Optional.ofNullable(kind),
        Optional.ofNullable(live),
        Optional.ofNullable(breaking),
        LanguageParameter.parse(language),
        TopicFilter.parse(Optional.ofNullable(topic)),
        TimeParameter.start("from", from, siteZone),
        TimeParameter.end("to", to, siteZone),
        ids(ids),
        by,
        Optional.ofNullable(cursor).map(text -> Cursor.decode(text, by.listName())),
        limit);
  }

  private static List<UUID> ids(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    String[] parts = text.split(",", -1);
    if (parts.length > MAX_IDS) {
      throw ProblemException.invalidParameter("ids", "takes at most " + MAX_IDS + " ids");
    }
    return Arrays.stream(parts).map(part -> ParameterConverters.uuid("ids", part, false)).toList();
  }
}
