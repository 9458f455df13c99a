package org.samizdat.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samizdat.text.Sha256;

/**
 * The secret form of tokens: making it, finding the id in it, and its hash, which alone is stored.
 */
final class TokenSecret {
  private static final Pattern FORM = Pattern.compile("sz_([a-z0-9]{1,32})_[!-~]{16,200}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  private TokenSecret() {}

  static String make() {
    return "sz_%s_%s".formatted(random(ID_BYTES), random(SECRET_BYTES));
  }

  /**
   * The id under which a token is stored; one that an operator chose freely gets one from its hash.
   */
  static String id(String token) {
    Matcher form = FORM.matcher(token);
    return form.matches() ? form.group(1) : sha256("id:" + token).substring(0, 2 * ID_BYTES);
  }

  static String sha256(String token) {
    return Sha256.hex(token);
  }

  /** Compares in a time that does not tell how much was right. */
  static boolean matches(String token, String storedSha256) {
    return MessageDigest.isEqual(
        sha256(token).getBytes(StandardCharsets.US_ASCII),
        storedSha256.getBytes(StandardCharsets.US_ASCII));
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
