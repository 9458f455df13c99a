package org.samizdat.revision;

/**
 * What a revision says in one of its fields.
 *
 * @param text paragraphs parted by a blank line; empty where it says nothing
 */
record FieldText(String field, String text) {}
