package org.samizdat.article;

/** A topic as it stands on an article. */
public record Topic(String slug, String name) {}
