package org.samizdat.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.HttpUrl;
import org.samizdat.text.Urls;

/**
 * What a reader sends.
 *
 * @param body Markdown of few kinds: emphasis, links, quotes, lists, code
 * @param parentId the comment that it answers
 * @param email for the newsroom alone
 * @param website a field that people do not see and programs fill in
 * @param startedAt when the reader began to write
 */
record CommentRequest(
    @NotBlank
        @Size(max = 80)
        @Pattern(
            regexp = "[^\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]*",
            message = "must not contain control characters")
        String authorName,
    @NotBlank @Size(max = 5000) String body,
    Optional<UUID> parentId,
    Optional<PrivateEmail> email,
    Optional<@HttpUrl String> authorUrl,
    Optional<@Size(max = 1000) String> website,
    Optional<Instant> startedAt) {
  CommentRequest {
    authorUrl = authorUrl.map(Urls::encoded);
  }
}
