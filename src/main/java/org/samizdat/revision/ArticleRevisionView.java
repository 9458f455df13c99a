package org.samizdat.revision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.text.RichText;

/** What an article said in a revision, without what stood beside the text. */
record ArticleRevisionView(
    UUID id,
    @JsonUnwrapped RevisionView revision,
    Optional<String> kicker,
    String headline,
    Optional<String> standfirst,
    RichText body) {}
