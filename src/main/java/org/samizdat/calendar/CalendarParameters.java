package org.samizdat.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.LanguageParameter;
import org.samizdat.article.TopicParameter;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.IanaZones;

/** What every address of the calendar takes. */
public final class CalendarParameters {
  @QueryParam("timeZone")
  @Nullable String timeZone;

  @QueryParam("language")
  @Nullable String language;

  @QueryParam("topic")
  @Nullable String topic;

  CalendarFilter filter(ZoneId siteZone) {
    return new CalendarFilter(
        timeZone == null ? siteZone : zone(plus(timeZone)),
        LanguageParameter.parse(language),
        TopicParameter.parse(topic));
  }

  private static ZoneId zone(String name) {
    return IanaZones.find(name)
        .orElseThrow(
            () ->
                ProblemException.invalidParameter(
                    "timeZone", "must be the name of a zone (IANA), such as Asia/Almaty"));
  }

  /** The parameters as they were given, so that links stay in the same zone and selection. */
  String query() {
    Map<String, String> given = new LinkedHashMap<>();
    Optional.ofNullable(timeZone).ifPresent(value -> given.put("timeZone", plus(value)));
    Optional.ofNullable(language).ifPresent(value -> given.put("language", value));
    Optional.ofNullable(topic).ifPresent(value -> given.put("topic", value));
    return given.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
  }

  /** Few remember that a plus sign in a query stands for a space. */
  private static String plus(String zone) {
    return zone.replace(' ', '+');
  }
}
