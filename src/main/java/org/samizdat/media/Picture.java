package org.samizdat.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A picture that is safe to show: drawn anew, so that nothing is in it but what can be seen.
 *
 * @param bytes of the picture in its full size
 * @param renditions smaller ones, the smallest first
 */
record Picture(
    PictureFormat format, int width, int height, byte[] bytes, List<Rendition> renditions) {

  /** The same picture for a narrower place. */
  record Rendition(int width, byte[] bytes) {}

  /** By which it is known: the hash of its bytes, as 64 hexadecimal digits. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
