package org.samizdat.transfer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.samizdat.article.Withdrawal;

/** The columns of a row, by the names that they have in its statement. */
final class Columns {
  private final Map<String, Object> values = new HashMap<>();

  Columns with(String name, Object value) {
    values.put(name, value);
    return this;
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
