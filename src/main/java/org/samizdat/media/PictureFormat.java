package org.samizdat.media;

import java.util.Arrays;
import java.util.Optional;

/** What a picture can be, known by its first bytes and never by its name. */
enum PictureFormat {
  JPEG("image/jpeg", "jpg", 0xFF, 0xD8, 0xFF),
  PNG("image/png", "png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');

  private final String contentType;
  private final String extension;
  private final byte[] signature;

  PictureFormat(String contentType, String extension, int... signature) {
    this.contentType = contentType;
    this.extension = extension;
    this.signature = new byte[signature.length];
    for (int i = 0; i < signature.length; i++) {
      this.signature[i] = (byte) signature[i];
    }
  }

  static Optional<PictureFormat> of(byte[] bytes) {
    return Arrays.stream(values())
        .filter(each -> bytes.length >= each.signature.length)
        .filter(each -> Arrays.equals(Arrays.copyOf(bytes, each.signature.length), each.signature))
        .findFirst();
  }

  static PictureFormat ofContentType(String type) {
    return Arrays.stream(values())
        .filter(each -> each.contentType.equals(type))
        .findFirst()
        .orElseThrow();
  }

  String contentType() {
    return contentType;
  }

  String extension() {
    return extension;
  }
}
