package org.samizdat.wordpress;

/**
 * A picture as a text shows it.
 *
 * @param attachment id of the entry that has it; 0 when the text does not say, {@link #ALL} for all
 *     that hang on the entry
 * @param url where it is; empty for those that are only named by their id
 * @param alt what it shows; empty when not told
 * @param caption plain text; empty for none
 */
record Picture(long attachment, String url, String alt, String caption) {
  static final long ALL = -1;

  static Picture of(long attachment) {
    return new Picture(attachment, "", "", "");
  }

  Picture withCaption(String text) {
    return new Picture(attachment, url, alt, text);
  }
}
