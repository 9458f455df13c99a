/**
 * Articles, updates, events and appeals in the formats that others speak already: ninjs for news
 * systems, JSON-LD for search engines, oEmbed for other people's pages, Markdown for editors, text
 * for terminals and slow links.
 */
@NullMarked
package org.samizdat.format;

import org.jspecify.annotations.NullMarked;
