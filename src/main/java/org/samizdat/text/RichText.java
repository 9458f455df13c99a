package org.samizdat.text;

/**
 * One text in the two forms that readers get.
 *
 * @param html sanitised HTML, safe to put into any page
 * @param text the same as plain text: paragraphs parted by a blank line, no trailing white space
 */
public record RichText(String html, String text) {}
