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
  /** Names by the constant's place, of each type that was ever asked for. */
  private static final ClassValue<String[]> NAMES =
      new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
          return Arrays.stream(type.getEnumConstants())
              .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toArray(String[]::new);
        }
      };

  private WireName() {}

  public static String of(Enum<?> constant) {
    return NAMES.get(constant.getDeclaringClass())[constant.ordinal()];
  }

  /** The constant with exactly this wire name. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
    int place = Arrays.asList(NAMES.get(type)).indexOf(name);
    return place < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[place]);
  }

  /** All wire names of a type, for the message that says what would have been right. */
  public static String choices(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireName::of)
        .collect(Collectors.joining(", "));
  }
}
