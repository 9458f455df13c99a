package org.samizdat.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format, and which page; what all feeds take. */
public class FeedParameters {
  static final int LIMIT = 20;

  /** The formats themselves, and what clients ask for who know no better names. */
  static final String MEDIA_TYPES =
      "application/feed+json, application/atom+xml, application/rss+xml,"
          + " application/json, application/xml, text/xml";

  /** For the path of a feed. */
  static final String ENDING = ".{format: json|atom|rss}";

  @PathParam("format")
  FeedFormat format = FeedFormat.JSON;

  @QueryParam("limit")
  @DefaultValue("" + LIMIT)
  @Min(1)
  @Max(100)
  int limit;

  @QueryParam("cursor")
  @Nullable String cursor;

  final Optional<String> cursor() {
    return Optional.ofNullable(cursor);
  }
}
