package org.samizdat.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.HttpUrl;
import org.samizdat.article.LanguageTag;
import org.samizdat.article.MailAddress;
import org.samizdat.article.Place;
import org.samizdat.text.Urls;

/**
 * What an editor writes of an event.
 *
 * @param description Markdown
 * @param allDay whether it takes whole days; then {@code startsOn} and {@code endsOn} count
 * @param startsAt with an offset, or a local time of {@code timeZone}
 * @param startsOn the first day
 * @param endsOn the last day, which belongs to it; the first when absent
 * @param timeZone IANA; the site's when absent
 * @param articleId the article that it belongs to
 */
public record EventContent(
    @NotBlank @Size(max = 300) String title,
    Optional<@Size(max = 20_000) String> description,
    Optional<@LanguageTag String> language,
    Boolean allDay,
    Optional<@Size(max = 40) String> startsAt,
    Optional<@Size(max = 40) String> endsAt,
    Optional<@Size(max = 10) String> startsOn,
    Optional<@Size(max = 10) String> endsOn,
    Optional<@Size(max = 64) String> timeZone,
    Optional<@Valid Place> place,
    Optional<@Size(max = 300) String> address,
    Optional<@HttpUrl String> url,
    Optional<UUID> articleId,
    @Size(max = 20) List<@NotNull @Valid Contact> contacts,
    EventStatus status) {

  /** Whom to ask; meant to be published. */
  public record Contact(
      @NotBlank @Size(max = 200) String name,
      Optional<@MailAddress String> email,
      Optional<@Size(max = 50) String> phone,
      Optional<@HttpUrl String> url) {
    public Contact {
      url = url.map(Urls::encoded);
    }
  }

  /** What was left out gets its default. */
  public EventContent {
    url = url.map(Urls::encoded);
    allDay = allDay != null && allDay;
    contacts = orEmpty(contacts);
    status = status == null ? EventStatus.SCHEDULED : status;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  public EventContent with(Optional<String> newDescription, EventStatus newStatus) {
    return new EventContent(
        title,
        newDescription,
        language,
        allDay,
        startsAt,
        endsAt,
        startsOn,
        endsOn,
        timeZone,
        place,
        address,
        url,
        articleId,
        contacts,
        newStatus);
  }

  EventContent inZone(String zone) {
    return new EventContent(
        title,
        description,
        language,
        allDay,
        startsAt,
        endsAt,
        startsOn,
        endsOn,
        Optional.of(zone),
        place,
        address,
        url,
        articleId,
        contacts,
        status);
  }
}
