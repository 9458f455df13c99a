package org.samizdat.comment;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides what becomes of a comment when it comes in. Nothing is thrown away: what looks like the
 * work of a program is spam that a moderator can restore, and its sender is told what all are told.
 */
final class CommentScreening {
  private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");

  private final CommentConfiguration rules;
  private final List<Pattern> bannedWords;

  CommentScreening(CommentConfiguration rules) {
    this.rules = rules;
    this.bannedWords =
        rules.bannedWords().stream()
            .map(word -> "(?U)(?<!\\w)" + Pattern.quote(folded(word)) + "(?!\\w)")
            .map(Pattern::compile)
            .toList();
  }

  /** Where a comment stands at first, and why, where that is not the usual way. */
  record Verdict(CommentStatus status, Optional<String> reason) {
    private static Verdict because(CommentStatus status, String reason) {
      return new Verdict(status, Optional.of(reason));
    }
  }

  Verdict of(CommentRequest comment, Instant now) {
    if (comment.website().filter(text -> !text.isEmpty()).isPresent()) {
      return Verdict.because(CommentStatus.SPAM, "filled in a field that people do not see");
    }
    if (comment.startedAt().filter(start -> isTooFast(start, now)).isPresent()) {
      return Verdict.because(CommentStatus.SPAM, "was written faster than people write");
    }
    String words = folded(comment.authorName() + "\n" + comment.body());
    if (bannedWords.stream().anyMatch(word -> word.matcher(words).find())) {
      return Verdict.because(CommentStatus.SPAM, "holds a banned word");
    }
    if (LINK.matcher(comment.body()).results().count() > rules.maxLinks()) {
      return Verdict.because(CommentStatus.PENDING, "holds many links");
    }
    boolean atOnce = rules.moderation() == CommentConfiguration.Moderation.POST;
    return new Verdict(atOnce ? CommentStatus.APPROVED : CommentStatus.PENDING, Optional.empty());
  }

  private boolean isTooFast(Instant start, Instant now) {
    return start.isAfter(now.minus(Duration.ofSeconds(rules.minimumSeconds())));
  }

  /** Without differences of case and of compatible characters. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
