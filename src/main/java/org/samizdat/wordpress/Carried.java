package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.RevisionKind;
import org.samizdat.comment.PrivateEmail;
import org.samizdat.transfer.ArticleLine;
import org.samizdat.transfer.ArticleRevisionLine;
import org.samizdat.transfer.CommentLine;
import org.samizdat.transfer.Line;
import org.samizdat.transfer.PlanLine;
import org.samizdat.transfer.UpdateLine;
import org.samizdat.transfer.UpdateRevisionLine;
import org.samizdat.update.UpdateStatus;

/**
 * What became of one entry.
 *
 * @param plan when it is to be published, if that is still to come
 * @param emails of commenters, by the ids of the comments; in no line
 */
record Carried(
    Entry entry,
    ArticleLine article,
    List<UpdateLine> updates,
    Optional<PlanLine> plan,
    List<CommentLine> comments,
    Map<UUID, PrivateEmail> emails) {
  /** Stands as the author of revisions. */
  static final String AUTHOR = "WordPress";

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(article);
    lines.add(
        new ArticleRevisionLine(
            article.id(),
            1,
            RevisionKind.CREATED,
            article.publishedAt().isPresent(),
            Optional.empty(),
            Optional.empty(),
            AUTHOR,
            article.createdAt()));
    for (UpdateLine each : updates) {
      lines.add(each);
      lines.add(
          new UpdateRevisionLine(
              each.id(),
              1,
              RevisionKind.CREATED,
              each.status() == UpdateStatus.PUBLISHED && article.publishedAt().isPresent(),
              Optional.empty(),
              Optional.empty(),
              AUTHOR,
              each.createdAt()));
    }
    plan.ifPresent(lines::add);
    lines.addAll(comments);
    return lines;
  }
}
