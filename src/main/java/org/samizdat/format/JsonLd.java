package org.samizdat.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.samizdat.article.Media;
import org.samizdat.article.MediaView;
import org.samizdat.article.Place;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Json;
import org.samizdat.json.Members;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.text.OffsetTimes;

/**
 * JSON-LD 1.1 with the words of schema.org, and what all of it has in common. It may be put into an
 * HTML page as it is: no {@code <} in it can end the element that it stands in.
 */
final class JsonLd {
  static final String TYPE = "application/ld+json";

  private final SiteConfiguration site;
  private final BaseUrl base;

  JsonLd(SiteConfiguration site, BaseUrl base) {
    this.site = site;
    this.base = base;
  }

  static byte[] write(Members document) {
    return Json.write(document).replace("<", "\\u003c").getBytes(StandardCharsets.UTF_8);
  }

  static Members document(String type) {
    return new Members().with("@context", "https://schema.org").with("@type", type);
  }

  static Members thing(String type) {
    return new Members().with("@type", type);
  }

  Members publisher() {
    return thing("Organization")
        .with("name", site.publisherName())
        .with("url", site.publisherUrl());
  }

  List<Members> images(List<Media> media) {
    return media.stream()
        .map(each -> MediaView.of(each, base))
        .filter(view -> view.contentType().filter(type -> !type.startsWith("image/")).isEmpty())
        .map(JsonLd::image)
        .toList();
  }

  private static Members image(MediaView view) {
    return thing("ImageObject")
        .with("url", view.url())
        .with("contentUrl", view.url())
        .with("name", view.alt())
        .with("caption", view.caption())
        .with("creditText", view.credit())
        .with("encodingFormat", view.contentType())
        .with("width", view.width().map(JsonLd::pixels))
        .with("height", view.height().map(JsonLd::pixels));
  }

  private static Members pixels(int count) {
    return thing("QuantitativeValue").with("value", count).with("unitCode", "E37");
  }

  static Members place(Place place) {
    boolean located = place.region().isPresent() || place.country().isPresent();
    Optional<Members> address =
        Optional.of(
                thing("PostalAddress")
                    .with("addressRegion", place.region())
                    .with("addressCountry", place.country()))
            .filter(each -> located);
    return thing("Place")
        .with("name", place.name())
        .with("address", address)
        .with(
            "geo",
            place
                .latitude()
                .filter(north -> place.longitude().isPresent())
                .map(
                    north ->
                        thing("GeoCoordinates")
                            .with("latitude", north)
                            .with("longitude", place.longitude())));
  }

  /** With the offset of the newsroom's zone, as readers there know the time. */
  String time(Instant instant) {
    return OffsetTimes.of(instant, site.timeZone());
  }
}
