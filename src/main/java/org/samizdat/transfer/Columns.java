package org.samizdat.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.samizdat.article.Withdrawal;
import org.samizdat.json.WireName;

/** The columns of a row, by the names that they have in its statement. */
final class Columns {
  private final Map<String, Object> values = new HashMap<>();

  /** One column, bound as the plainest type that there is for it: there are millions of them. */
  Columns with(String name, Object value) {
    boolean mayBeMissing = value instanceof Optional; // one column has one type in all rows
    values.put(name, mayBeMissing ? ((Optional<?>) value).map(Columns::plain) : plain(value));
    return this;
  }

  private static Object plain(Object value) {
    if (value instanceof Enum<?> constant) {
      return WireName.of(constant);
    }
    return value instanceof Instant time
        ? time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)
        : value;
  }

  /** Those of what somebody wrote. */
  Columns with(Stored stored) {
    return with("content", stored.content())
        .with("markdown", stored.markdown())
        .with("html", stored.body().html())
        .with("plain", stored.body().text());
  }

  /** Those of why it is no longer public. */
  Columns with(Optional<Withdrawal> withdrawal) {
    return with("withdrawalReason", withdrawal.map(Withdrawal::reason))
        .with("withdrawalNote", withdrawal.flatMap(Withdrawal::note))
        .with("withdrawnAt", withdrawal.map(Withdrawal::at));
  }

  Map<String, Object> values() {
    return values;
  }
}
