package org.samizdat.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes one key of the ways to write one name. */
public final class Folding {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final int LONGEST = 36;
  private static final int PREFIX = 20;
  private static final int HASH_BYTES = 8;

  private Folding() {}

  /**
   * The key of a name: compatibility forms (NFKC) and case are folded, blanks are single, what
   * cannot be seen is left out. At most 36 characters, in the order of the names; a longer one ends
   * in a hash.
   */
  public static String key(String name) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    String folded =
        Normalizer.normalize(
            BLANKS
                .matcher(visible)
                .replaceAll(" ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT),
            Normalizer.Form.NFKC);
    String kept = folded.isEmpty() ? name : folded;
    return kept.codePointCount(0, kept.length()) > LONGEST
        ? kept.substring(0, kept.offsetByCodePoints(0, PREFIX)) + hash(kept)
        : kept;
  }

  private static String hash(String text) {
    return Sha256.hex(text).substring(0, 2 * HASH_BYTES);
  }
}
