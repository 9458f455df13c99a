package org.samizdat.wordpress;

/**
 * A category, a tag, or what a plugin has of the kind.
 *
 * @param taxonomy {@code category}, {@code post_tag} or another
 * @param name as HTML
 */
record Term(String taxonomy, String slug, String name) {
  /** Whether articles are filed under it. */
  boolean isTopic() {
    return taxonomy.equals("category") || taxonomy.equals("post_tag") || taxonomy.equals("tag");
  }
}
