package org.samizdat.wordpress;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.samizdat.comment.CommentStatus;
import org.samizdat.comment.PrivateEmail;
import org.samizdat.text.Urls;
import org.samizdat.transfer.CommentLine;

/** The comments on one entry, in their threads: each stands after the one that it answers. */
final class Threads {
  /** Deeper answers hang on the same comment as the one that they answer. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_NAME = 80;
  private static final int MAX_BODY = 20_000;
  private static final Set<String> TYPES = Set.of("", "comment", "pingback", "trackback");

  private final Ids ids;
  private final ZoneId zone;
  private final Entry entry;
  private final UUID article;
  private final Instant otherwise;
  private final Consumer<Left> left;
  private final Map<Long, Comment> byId = new LinkedHashMap<>();
  private final Map<Long, Long> parents = new HashMap<>();
  private final Map<Long, Integer> depths = new HashMap<>();
  private final List<CommentLine> lines = new ArrayList<>();
  private final Map<UUID, PrivateEmail> emails = new HashMap<>();

  /**
   * @param otherwise the time of comments that have none
   */
  Threads(Ids ids, ZoneId zone, Entry entry, Instant otherwise, Consumer<Left> left) {
    this.ids = ids;
    this.zone = zone;
    this.entry = entry;
    this.article = ids.entry(entry.id());
    this.otherwise = otherwise;
    this.left = left;
    entry.comments().stream()
        .filter(this::isCarried)
        .forEach(each -> byId.putIfAbsent(each.id(), each));
    byId.values().forEach(each -> place(each, new HashSet<>()));
  }

  List<CommentLine> lines() {
    return lines;
  }

  Map<UUID, PrivateEmail> emails() {
    return emails;
  }

  private boolean isCarried(Comment comment) {
    if (!TYPES.contains(comment.type())) {
      return refused(comment, "this type of comment is not carried: " + comment.type());
    }
    if (comment.id() <= 0) {
      return refused(comment, "the comment has no id");
    }
    String words = Cleaned.words(comment.content());
    return !words.isBlank() || refused(comment, "the comment has no words");
  }

  private boolean refused(Comment comment, String why) {
    left.accept(Left.of(comment.place(), "comment on " + entry.title(), why));
    return false;
  }

  /** Writes the line of a comment after that of its parent. */
  private void place(Comment comment, Set<Long> below) {
    if (depths.containsKey(comment.id())) {
      return;
    }
    below.add(comment.id());
    Optional<Comment> parent = parent(comment, below);
    // Not by recursion alone: a thread may be deeper than the stack.
    List<Comment> waiting = new ArrayList<>(List.of(comment));
    while (parent.isPresent() && !depths.containsKey(parent.get().id())) {
      waiting.add(parent.get());
      below.add(parent.get().id());
      parent = parent(parent.get(), below);
    }
    for (int i = waiting.size() - 1; i >= 0; i--) {
      write(waiting.get(i), parent);
      parent = Optional.of(waiting.get(i));
    }
  }

  private Optional<Comment> parent(Comment comment, Set<Long> below) {
    if (comment.parent() == 0) {
      return Optional.empty();
    }
    Comment parent = byId.get(comment.parent());
    if (parent == null || below.contains(parent.id())) {
      refused(comment, "the comment that it answers is missing, so it begins a thread");
      return Optional.empty();
    }
    return Optional.of(parent);
  }

  private void write(Comment comment, Optional<Comment> parent) {
    int depth = parent.map(each -> depths.getOrDefault(each.id(), 0) + 1).orElse(0);
    long hangsOn =
        depth > MAX_DEPTH
            ? parents.getOrDefault(parent.orElseThrow().id(), 0L)
            : parent.map(Comment::id).orElse(0L);
    depths.put(comment.id(), Math.min(depth, MAX_DEPTH));
    parents.put(comment.id(), hangsOn);
    UUID id = ids.comment(comment.id());
    lines.add(line(comment, id, Optional.of(hangsOn).filter(each -> each > 0).map(ids::comment)));
    comment.email().ifPresent(email -> emails.put(id, email));
  }

  private CommentLine line(Comment comment, UUID id, Optional<UUID> parent) {
    Cleaned body = Cleaned.typed(comment.content(), entry.link());
    String markdown =
        body.markdown().isBlank() ? Cleaned.words(comment.content()) : body.markdown();
    if (markdown.length() > MAX_BODY) {
      refused(comment, "the comment is cut after %d characters".formatted(MAX_BODY));
    }
    CommentStatus status = status(comment.approved());
    Instant at = comment.date().at(zone).orElse(otherwise);
    boolean decided = status != CommentStatus.PENDING;
    return new CommentLine(
        id,
        article,
        parent,
        status,
        false,
        name(comment),
        Optional.of(comment.url().strip()).filter(Urls::isHttp),
        Words.cut(markdown, MAX_BODY),
        decided ? Optional.of("decided in WordPress") : Optional.empty(),
        Optional.empty(),
        1,
        at,
        Optional.of(at).filter(time -> status == CommentStatus.APPROVED),
        Optional.of(at).filter(time -> decided));
  }

  private static CommentStatus status(String approved) {
    return switch (approved.strip()) {
      case "1", "approved", "approve" -> CommentStatus.APPROVED;
      case "spam" -> CommentStatus.SPAM;
      case "trash", "post-trashed" -> CommentStatus.REJECTED;
      default -> CommentStatus.PENDING;
    };
  }

  private static String name(Comment comment) {
    String name =
        Cleaned.words(comment.author())
            .replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]", "");
    return Words.some(Words.cut(name, MAX_NAME)).orElse("Anonymous");
  }
}
