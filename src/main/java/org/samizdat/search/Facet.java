package org.samizdat.search;

/** By what hits are counted. */
enum Facet {
  TOPIC,
  LANGUAGE,
  MONTH
}
