package org.samizdat.article;

import java.time.Instant;

/** Where a public article is, and when the public last saw it change. */
public record ArticleLocation(String slug, Instant changedAt) {}
