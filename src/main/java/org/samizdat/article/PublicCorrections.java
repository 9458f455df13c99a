package org.samizdat.article;

/**
 * Which corrections the public sees: those of what it sees, and of what was retracted. What is
 * withdrawn for another reason takes its corrections along, for they quote it.
 */
public final class PublicCorrections {
  /** Corrections {@code c} with their articles {@code a} and updates {@code u}. */
  public static final String FROM =
      """
      from correction c join article a on a.id = c.article_id
          left join article_update u on u.id = c.update_id
      """;

  /** The condition over {@link #FROM}. */
  public static final String VISIBLE =
      """
      (a.status = 'published'
          and (c.update_id is null or u.status = 'published'
              or c.kind = 'retraction' and u.withdrawal_reason = 'error')
        or c.kind = 'retraction' and c.update_id is null and a.withdrawal_reason = 'error')
      """;

  private PublicCorrections() {}
}
