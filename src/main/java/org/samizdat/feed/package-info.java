/**
 * What is published as feed readers and search engines take it: JSON Feed, Atom, RSS and sitemaps,
 * and the pings by which a WebSub hub hears of changes.
 */
@NullMarked
package org.samizdat.feed;

import org.jspecify.annotations.NullMarked;
