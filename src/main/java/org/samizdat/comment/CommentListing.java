package org.samizdat.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.Page;

/**
 * A page of an article's comments, with what stands beside it.
 *
 * @param total approved comments of the article
 * @param open whether the article takes comments now
 * @param closesAt when it will stop
 * @param pinned comments that the newsroom has put on top
 */
record CommentListing(
    UUID articleId,
    List<CommentView> items,
    Page page,
    int total,
    boolean open,
    Optional<Instant> closesAt,
    List<CommentView> pinned) {}
