package org.samizdat.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The {@code comments} section of config.yml.
 *
 * @param moderation whether staff decide before or after a comment is public
 * @param perMinute comments from one client in a minute before 429, 1..10000
 * @param minimumSeconds a form that was filled in faster was filled in by a program, 0..3600
 * @param maxLinks links in a comment that may go public unseen, 0..100
 * @param bannedWords words that make a comment spam, whatever their case
 * @param emailKeptDays days from the decision until the e-mail address is erased, 0..3650
 */
public record CommentConfiguration(
    @NotNull Moderation moderation,
    @Min(1) @Max(10_000) int perMinute,
    @Min(0) @Max(3600) int minimumSeconds,
    @Min(0) @Max(100) int maxLinks,
    @NotNull List<@NotBlank String> bannedWords,
    @Min(0) @Max(3650) int emailKeptDays) {

  /** When staff decide. */
  public enum Moderation {
    PRE,
    POST
  }
}
