package org.samizdat.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The readable last part of an address, made from a title. */
public final class Slugs {
  /** Longest slug, in characters. */
  public static final int MAX_LENGTH = 100;

  /** Words of small Latin letters and digits, joined by single hyphens; the length is apart. */
  public static final String PATTERN = "[a-z0-9]++(?:-[a-z0-9]++)*+";

  private static final int ROOM = 96;
  private static final String SILENT = "'’‘ʼ`´ъь\u00AD";
  private static final Pattern SLUG = Pattern.compile(PATTERN);

  private Slugs() {}

  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && SLUG.matcher(text).matches();
  }

  /**
   * A slug for {@code title}: Latin, Cyrillic and Greek letters are romanised, what lies between
   * words becomes one hyphen, and a long one is cut after a whole word. Empty when nothing can be
   * written in Latin letters or digits. The same title always gives the same slug.
   */
  public static Optional<String> from(String title) {
    String lower = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder slug = new StringBuilder(MAX_LENGTH + 8);
    boolean betweenWords = false;
    for (int index = 0; index < lower.length() && slug.length() <= MAX_LENGTH; ) {
      int letter = lower.codePointAt(index);
      index += Character.charCount(letter);
      if (isSilent(letter)) {
        continue;
      }
      Optional<String> latin = Romanization.of(letter);
      if (latin.isPresent() && betweenWords && !slug.isEmpty()) {
        slug.append('-');
      }
      betweenWords = latin.isEmpty();
      latin.ifPresent(slug::append);
    }
    return cut(slug);
  }

  /** The slug with a number, for when the plain one is taken. */
  public static String numbered(String slug, int number) {
    String stem = slug.length() > ROOM ? slug.substring(0, ROOM) : slug;
    return stem.replaceFirst("-+$", "") + "-" + number;
  }

  /** Marks, apostrophes and the Cyrillic signs stand inside words: "people's" is one word. */
  private static boolean isSilent(int letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK || SILENT.indexOf(letter) >= 0;
  }

  private static Optional<String> cut(StringBuilder slug) {
    if (slug.length() > MAX_LENGTH) {
      int lastHyphen = slug.lastIndexOf("-", MAX_LENGTH);
      slug.setLength(lastHyphen > 0 ? lastHyphen : MAX_LENGTH);
    }
    return slug.isEmpty() ? Optional.empty() : Optional.of(slug.toString());
  }
}
