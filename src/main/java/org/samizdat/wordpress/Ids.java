package org.samizdat.wordpress;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import java.util.UUID;

/**
 * Ids made from names (UUID version 5, RFC 9562 §5.5): the same thing of the same site has the same
 * id in every import, and so is found again.
 *
 * @param site key of the site
 */
record Ids(String site) {
  UUID entry(long id) {
    return of("entry/" + id);
  }

  /** An update has no id of its own in WordPress: its time tells it from the others of its post. */
  UUID update(long entry, String time) {
    return of("entry/%d/update/%s".formatted(entry, time));
  }

  UUID comment(long id) {
    return of("comment/" + id);
  }

  UUID term(String name) {
    return of("term/" + name);
  }

  private UUID of(String path) {
    return UuidCreator.getNameBasedSha1(
        UuidNamespace.NAMESPACE_URL, "wordpress://%s/%s".formatted(site, path));
  }
}
