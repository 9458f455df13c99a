package org.samizdat.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;
import org.samizdat.text.Sha256;

/** Takes comments from readers, and takes them back. */
public final class CommentDesk {
  private static final Duration TWIN_WINDOW = Duration.ofHours(24);
  private static final int OWN_WORDS = 100;
  private static final int TOKEN_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ChangeLog log;
  private final CommentScreening screening;

  public CommentDesk(ChangeLog log, CommentConfiguration rules) {
    this.log = log;
    this.screening = new CommentScreening(rules);
  }

  /**
   * A comment that came in.
   *
   * @param token with which its author can erase it
   */
  record Received(UUID id, CommentStatus status, String token) {}

  Received post(ArticleRef ref, CommentRequest request) {
    byte[] secret = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(secret);
    String token = "cm_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    UUID id = Database.newId();
    return log.write(
        Actor.reader(),
        write -> {
          Article article = PublicArticles.find(write.handle(), ref);
          requireOpen(article, write);
          CommentStatus status = store(write, article, request, id, token);
          return new Received(id, status, token);
        });
  }

  private static void requireOpen(Article article, PublicWrite write) {
    if (!article.takesComments(write.now())) {
      throw new ProblemException(
          ProblemType.COMMENTS_CLOSED, "This article takes no comments, or no more.");
    }
  }

  private CommentStatus store(
      PublicWrite write, Article article, CommentRequest request, UUID id, String token) {
    CommentDao comments = write.attach(CommentDao.class);
    String twinKey = twinKey(request.authorName(), request.body());
    if (comments.twins(article.id(), twinKey, write.now().minus(TWIN_WINDOW)) > 0) {
      throw new ProblemException(
          ProblemType.DUPLICATE_COMMENT, "The same words were sent here already.");
    }
    Optional<Comment> parent = request.parentId().map(wanted -> parent(comments, article, wanted));
    CommentScreening.Verdict verdict = screening.of(request, write.now());
    Map<String, Object> columns = columns(request, verdict, write);
    columns.put("id", id);
    columns.put("articleId", article.id());
    columns.put("rootId", parent.map(Comment::rootId).orElse(id));
    columns.put("parentId", parent.flatMap(CommentDesk::attachment));
    columns.put("depth", parent.map(each -> depth(each)).orElse(0));
    columns.put("bodySha256", twinKey);
    columns.put("tokenSha256", Sha256.hex(token));
    comments.insert(columns);
    request.email().ifPresent(email -> write.attach(CommentEmailDao.class).keep(id, email));
    if (verdict.status() == CommentStatus.APPROVED) {
      CommentThread.lock(write, id, "post").publishAtOnce();
    }
    return verdict.status();
  }

  /**
   * By what a copy is known. Few words are said by many people; more of them, twice the same, were
   * copied.
   */
  public static String twinKey(String authorName, String body) {
    String words = body.strip().replaceAll("\\s+", " ");
    return Sha256.hex(words.length() < OWN_WORDS ? authorName.strip() + "\n" + words : words);
  }

  private static Map<String, Object> columns(
      CommentRequest request, CommentScreening.Verdict verdict, PublicWrite write) {
    RichText body = Markdown.renderComment(request.body());
    boolean approved = verdict.status() == CommentStatus.APPROVED;
    Map<String, Object> columns = new HashMap<>();
    columns.put("status", verdict.status());
    columns.put("reason", verdict.reason());
    columns.put("listed", approved);
    columns.put("authorName", request.authorName().strip());
    columns.put("authorUrl", request.authorUrl());
    columns.put("markdown", request.body());
    columns.put("html", body.html());
    columns.put("plain", body.text());
    columns.put("createdAt", write.now());
    columns.put("publishedAt", Optional.of(write.now()).filter(now -> approved));
    columns.put("decidedAt", Optional.empty());
    return columns;
  }

  private static Comment parent(CommentDao comments, Article article, UUID wanted) {
    return comments
        .find(wanted)
        .filter(parent -> parent.articleId().equals(article.id()) && parent.isApproved())
        .orElseThrow(
            () ->
                ProblemException.invalidContent(
                    "/parentId", "must be a public comment on this article"));
  }

  private static Optional<UUID> attachment(Comment parent) {
    return parent.depth() < Comment.MAX_DEPTH ? Optional.of(parent.id()) : parent.parentId();
  }

  private static int depth(Comment parent) {
    return Math.min(parent.depth() + 1, Comment.MAX_DEPTH);
  }

  /** Erases a comment for whoever holds its token. */
  void eraseByAuthor(UUID id, String token) {
    log.write(
        Actor.reader(),
        write -> {
          CommentThread thread = CommentThread.lock(write, id, "erase");
          String kept = write.attach(CommentDao.class).tokenOf(id).orElse("");
          byte[] offered = Sha256.hex(token).getBytes(StandardCharsets.US_ASCII);
          if (!MessageDigest.isEqual(kept.getBytes(StandardCharsets.US_ASCII), offered)) {
            throw new ProblemException(
                ProblemType.FORBIDDEN, "This is not the management token of the comment.");
          }
          return thread.erase(Optional.of("erased by its author"));
        });
  }
}
