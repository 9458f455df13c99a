package org.samizdat.update;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.samizdat.http.TextBody;
import org.samizdat.text.AmbiguousZoneException;
import org.samizdat.text.DisplayTime;

/**
 * An update as plain text or Markdown, as it is typed on a phone: a leading {@code Update 13:10
 * GMT:} is its printed time, the rest its body.
 */
@Consumes({MediaType.TEXT_PLAIN, UpdateText.MARKDOWN})
public final class UpdateText implements MessageBodyReader<UpdateContent> {
  static final String MARKDOWN = "text/markdown";

  private final Clock clock;
  private final ZoneId siteZone;

  public UpdateText(Clock clock, ZoneId siteZone) {
    this.clock = clock;
    this.siteZone = siteZone;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == UpdateContent.class && media.getType().equals("text");
  }

  @Override
  public UpdateContent readFrom(
      Class<UpdateContent> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    return parse(TextBody.decode(in.readAllBytes()).strip(), clock.instant());
  }

  private UpdateContent parse(String text, Instant now) {
    try {
      Optional<DisplayTime.Leading> leading = DisplayTime.leading(text, now, siteZone);
      return leading
          .map(
              time ->
                  UpdateContent.ofText(
                      time.rest(),
                      Optional.of(
                          new PrintedTime(
                              time.displayTime(), time.occurredAt(), time.precision()))))
          .orElseGet(() -> UpdateContent.ofText(text, Optional.empty()));
    } catch (AmbiguousZoneException e) {
      throw UpdateDrafts.ambiguous(e, "");
    }
  }
}
