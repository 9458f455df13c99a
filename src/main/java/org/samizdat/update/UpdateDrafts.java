package org.samizdat.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.AmbiguousZoneException;
import org.samizdat.text.DisplayTime;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;
import org.samizdat.text.TimePrecision;

/** Turns what an editor wrote into an update: the Markdown rendered and the time settled. */
final class UpdateDrafts {
  private final ZoneId siteZone;

  UpdateDrafts(ZoneId siteZone) {
    this.siteZone = siteZone;
  }

  Update of(UUID id, UUID articleId, UpdateContent content, Instant now) {
    return new Update(
        id,
        articleId,
        UpdateStatus.DRAFT,
        stored(content),
        body(content),
        1,
        time(content, now),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        List.of());
  }

  Update edited(Update before, UpdateContent content) {
    Instant reference = before.publishedAt().orElse(before.createdAt());
    return before.withContent(stored(content), body(content), time(content, reference));
  }

  /**
   * When it happened: as given; else as printed, on the day next to the reference; else at the
   * reference, which is the time of publication or, for a draft, of writing.
   */
  PrintedTime time(UpdateContent content, Instant reference) {
    Optional<DisplayTime.Moment> printed =
        content.displayTime().flatMap(text -> read(text, reference));
    Instant occurredAt =
        content
            .occurredAt()
            .or(() -> printed.map(DisplayTime.Moment::instant))
            .orElseGet(() -> reference.truncatedTo(ChronoUnit.MINUTES));
    TimePrecision precision =
        content
            .occurredAtPrecision()
            .or(() -> printed.map(DisplayTime.Moment::precision))
            .orElse(TimePrecision.MINUTE);
    String displayTime =
        content.displayTime().orElseGet(() -> DisplayTime.print(occurredAt, precision, siteZone));
    return new PrintedTime(displayTime, occurredAt, precision);
  }

  private Optional<DisplayTime.Moment> read(String displayTime, Instant reference) {
    try {
      return DisplayTime.parse(displayTime, reference, siteZone);
    } catch (AmbiguousZoneException e) {
      throw ambiguous(e, "/displayTime");
    }
  }

  static ProblemException ambiguous(AmbiguousZoneException thrown, String pointer) {
    return ProblemException.invalidContent(
        pointer,
        "the time zone '%s' is not clear: write an offset such as +06:00 or a name such as Asia/Almaty"
            .formatted(thrown.zone()));
  }

  /** The content as an editor would send it again, body included. */
  JsonNode written(Update update) {
    return Json.tree(contentOf(update));
  }

  static UpdateContent contentOf(Update update) {
    return update.content().withBody(update.body().markdown());
  }

  /** The body stands in columns of its own and is not stored twice. */
  private static UpdateContent stored(UpdateContent content) {
    return content.withBody("");
  }

  private static Article.Body body(UpdateContent content) {
    RichText rendered = Markdown.render(content.body());
    return new Article.Body(content.body(), rendered.html(), rendered.text());
  }
}
