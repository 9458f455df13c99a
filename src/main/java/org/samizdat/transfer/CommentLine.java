package org.samizdat.transfer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.HttpUrl;
import org.samizdat.comment.CommentStatus;
import org.samizdat.text.Urls;

/**
 * A comment of any state. Its place in the thread and the counts above it follow from its parent.
 *
 * @param parentId the comment that it hangs on, at most four deep
 * @param body Markdown as it was typed; empty when it was erased
 * @param reason why it stands as it does
 * @param tokenSha256 of the token with which its author can erase it; 64 hexadecimal digits
 * @param publishedAt when it was first approved; an approved one has it
 */
public record CommentLine(
    @NotNull UUID id,
    @NotNull UUID articleId,
    Optional<UUID> parentId,
    @NotNull CommentStatus status,
    boolean pinned,
    @NotNull @Size(max = 100) String authorName,
    Optional<@HttpUrl String> authorUrl,
    @NotNull @Size(max = 20_000) String body,
    Optional<@Size(max = 200) String> reason,
    Optional<
            @Pattern(
                regexp = "[0-9a-f]{64}",
                message = "must be 64 hexadecimal digits in lower case")
            String>
        tokenSha256,
    @Min(1) int revision,
    @NotNull Instant createdAt,
    Optional<Instant> publishedAt,
    Optional<Instant> decidedAt)
    implements Line {

  public CommentLine {
    authorUrl = authorUrl.map(Urls::encoded);
  }

  boolean isApproved() {
    return status == CommentStatus.APPROVED;
  }
}
