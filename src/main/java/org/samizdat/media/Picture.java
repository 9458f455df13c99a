package org.samizdat.media;

import java.util.List;
import org.samizdat.text.Sha256;

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
    return Sha256.hex(bytes);
  }
}
