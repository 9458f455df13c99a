package org.samizdat.article;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A donation appeal as it stands beside an article. */
public record AppealSummary(
    UUID id,
    String slug,
    String url,
    String language,
    String title,
    Optional<String> callToAction,
    List<DonationChannel> channels) {}
