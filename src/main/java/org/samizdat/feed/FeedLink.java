package org.samizdat.feed;

/** A link of a feed (RFC 8288). */
record FeedLink(String rel, String href) {}
