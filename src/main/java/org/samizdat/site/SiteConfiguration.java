package org.samizdat.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.samizdat.article.HttpUrl;
import org.samizdat.article.LanguageTag;
import org.samizdat.article.MailAddress;
import org.samizdat.article.Rights;

/**
 * The {@code site} section of config.yml: the newsroom, as readers are told of it.
 *
 * @param url the newsroom's own front page
 * @param language default language of articles
 * @param timeZone zone of printed times and of the calendar
 * @param weekStart first day of a week
 */
public record SiteConfiguration(
    @NotBlank String name,
    Optional<String> description,
    Optional<@HttpUrl String> url,
    @NotNull @LanguageTag String language,
    @NotEmpty List<@NotNull @LanguageTag String> languages,
    @NotNull ZoneId timeZone,
    @NotNull DayOfWeek weekStart,
    Optional<@Valid Publisher> publisher,
    @NotNull List<@NotNull @Valid SisterSite> sisterSites,
    @NotNull List<@NotNull @Valid Contact> contacts,
    @NotNull List<@NotNull @Valid Channel> channels,
    Optional<@Valid Rights> rights) {

  /** The name of who is responsible: the publisher's, or else the site's. */
  public String publisherName() {
    return publisher.map(Publisher::name).orElse(name);
  }

  /** Where to read about who is responsible. */
  public Optional<String> publisherUrl() {
    return publisher.flatMap(Publisher::url).or(() -> url);
  }

  /** Who is responsible. */
  public record Publisher(@NotBlank String name, Optional<@HttpUrl String> url) {}

  /** A site of the same newsroom, such as one in another language. */
  public record SisterSite(
      @NotBlank String name,
      @NotNull @HttpUrl String url,
      @NotNull @LanguageTag String language,
      Optional<String> description) {}

  /** How to reach someone in the newsroom. */
  public record Contact(
      @NotBlank String role,
      Optional<String> name,
      Optional<@MailAddress String> email,
      Optional<@HttpUrl String> url) {}

  /**
   * Where else the newsroom can be followed or written to.
   *
   * @param network such as telegram, signal, mastodon, x, youtube
   * @param label as it is called there
   */
  public record Channel(
      @NotBlank String network, @NotNull @HttpUrl String url, Optional<String> label) {}

  /** The address for this role, or the first that there is. */
  public Optional<String> contactEmail(String role) {
    return contacts.stream()
        .filter(contact -> contact.email().isPresent())
        .sorted(Comparator.comparing(contact -> !contact.role().equals(role)))
        .findFirst()
        .flatMap(Contact::email);
  }
}
