package org.samizdat.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a JSON object in somebody else's vocabulary, in the order given. What is absent or
 * empty is left out.
 */
public final class Members {
  private final Map<String, Object> values = new LinkedHashMap<>();

  public Members with(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> with(name, present));
    } else if (!isEmpty(value)) {
      values.put(name, value);
    }
    return this;
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Collection<?> many && many.isEmpty()
        || value instanceof Members object && object.values.isEmpty();
  }

  @JsonValue
  Map<String, Object> values() {
    return values;
  }
}
