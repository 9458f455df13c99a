package org.samizdat.article;

import java.util.UUID;

/** Something that was public, and what became of it. */
public record Withdrawn(UUID id, Withdrawal withdrawal) {}
