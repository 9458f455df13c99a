package org.samizdat.search;

/** What was found. */
enum HitType {
  ARTICLE,
  UPDATE
}
