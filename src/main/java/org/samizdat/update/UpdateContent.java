package org.samizdat.update;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.Media;
import org.samizdat.text.TimePrecision;

/**
 * What an editor writes as an update, and what each revision keeps.
 *
 * @param body Markdown (CommonMark)
 * @param displayTime the time as printed, such as {@code Update 13:10 GMT}; made from the instant
 *     when absent
 * @param occurredAt the instant; read from the printed time when absent, or the time of publication
 * @param keyEvent whether it belongs into a summary of the day
 * @param editorNote for staff only
 */
public record UpdateContent(
    Optional<@Size(max = 300) String> headline,
    @NotBlank @Size(max = 50_000) String body,
    Optional<@Size(min = 1, max = 100) String> displayTime,
    Optional<Instant> occurredAt,
    Optional<TimePrecision> occurredAtPrecision,
    Optional<@Valid Attribution> attribution,
    Verification verification,
    Boolean keyEvent,
    Optional<@Size(max = 500) String> summary,
    @Size(max = 20) List<@NotNull @Valid Media> media,
    @Size(max = 50) List<@NotNull @Valid Claim> claims,
    Optional<@Size(max = 2000) String> editorNote) {

  /** What was left out gets its default. */
  public UpdateContent {
    verification = verification == null ? Verification.UNVERIFIED : verification;
    keyEvent = keyEvent != null && keyEvent;
    media = orEmpty(media);
    claims =
        orEmpty(claims).stream()
            .map(each -> each == null ? each : each.orFrom(attribution))
            .collect(Collectors.toList()); // which takes null, to be told of
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** An update that is nothing but text, and perhaps its time. */
  static UpdateContent ofText(String body, Optional<PrintedTime> time) {
    return new UpdateContent(
        Optional.empty(),
        body,
        time.map(PrintedTime::displayTime),
        time.map(PrintedTime::occurredAt),
        time.map(PrintedTime::precision),
        Optional.empty(),
        Verification.UNVERIFIED,
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The same with other media. */
  public UpdateContent withMedia(List<Media> newMedia) {
    return new UpdateContent(
        headline,
        body,
        displayTime,
        occurredAt,
        occurredAtPrecision,
        attribution,
        verification,
        keyEvent,
        summary,
        newMedia,
        claims,
        editorNote);
  }

  /** The same with other claims. */
  UpdateContent withClaims(List<Claim> newClaims) {
    return new UpdateContent(
        headline,
        body,
        displayTime,
        occurredAt,
        occurredAtPrecision,
        attribution,
        verification,
        keyEvent,
        summary,
        media,
        newClaims,
        editorNote);
  }

  /** The same with the times of all marks settled. */
  UpdateContent markedBy(Instant now) {
    return withClaims(claims.stream().map(each -> each.markedBy(now)).toList());
  }

  /** The same with another body. */
  public UpdateContent withBody(String newBody) {
    return new UpdateContent(
        headline,
        newBody,
        displayTime,
        occurredAt,
        occurredAtPrecision,
        attribution,
        verification,
        keyEvent,
        summary,
        media,
        claims,
        editorNote);
  }
}
