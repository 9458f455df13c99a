package org.samizdat.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The address under which readers reach this API, without a slash at its end; all links begin with
 * it, whatever host a proxy passes on.
 */
public record BaseUrl(String value) {
  public BaseUrl {
    value = value.replaceFirst("/+$", "");
  }

  public String api() {
    return value + "/v1";
  }

  public String article(String slug) {
    return api() + "/articles/" + slug;
  }

  public String update(UUID id) {
    return api() + "/updates/" + id;
  }

  public String comment(UUID id) {
    return api() + "/comments/" + id;
  }

  public String event(UUID id) {
    return api() + "/events/" + id;
  }

  public String correction(UUID id) {
    return api() + "/corrections/" + id;
  }

  /** By slug or id. */
  public String appeal(String slug) {
    return api() + "/donation-appeals/" + slug;
  }

  public String topic(String slug) {
    return api() + "/topics/" + slug;
  }

  /** Where what is at an address of this API can be had for embedding (oEmbed). */
  public String oembed(String url) {
    return api() + "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
  }
}
