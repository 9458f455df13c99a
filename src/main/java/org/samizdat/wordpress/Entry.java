package org.samizdat.wordpress;

import java.util.List;
import java.util.Map;

/**
 * A post, a page, an attachment, or whatever else WordPress keeps in one table.
 *
 * @param place where it stands
 * @param title as HTML
 * @param link its permalink
 * @param author login
 * @param content HTML as it was typed, with block comments and shortcodes
 * @param rendered whether {@code content} is HTML as it is shown, without those
 * @param terms categories, tags and others
 * @param meta the few fields that are read, each with its values
 */
record Entry(
    String place,
    long id,
    String type,
    String status,
    String title,
    String slug,
    String link,
    String author,
    PrintedDate date,
    String content,
    boolean rendered,
    String excerpt,
    boolean locked,
    boolean commentsOpen,
    long parent,
    String attachmentUrl,
    List<Term> terms,
    Map<String, List<String>> meta,
    List<Comment> comments) {

  boolean isAttachment() {
    return type.equals("attachment");
  }

  boolean isArticle() {
    return type.equals("post") || type.equals("page");
  }

  /** The first value of a field, or an empty text. */
  String meta(String key) {
    return meta.getOrDefault(key, List.of("")).get(0);
  }
}
