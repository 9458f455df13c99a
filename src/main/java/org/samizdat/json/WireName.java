package org.samizdat.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How an enum constant is called in JSON, in parameters and in the database: {@code AT_LEAST} is
 * {@code at-least}.
 */
public final class WireName {
  private WireName() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with exactly this wire name. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> of(each).equals(name)).findFirst();
  }

  /** All wire names of a type, for the message that says what would have been right. */
  public static String choices(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireName::of)
        .collect(Collectors.joining(", "));
  }
}
