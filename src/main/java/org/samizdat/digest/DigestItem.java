package org.samizdat.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.WithdrawalReason;
import org.samizdat.article.Withdrawn;
import org.samizdat.correction.CorrectionView;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.Claim;
import org.samizdat.update.UpdateNews;

/**
 * Something that happened; its type says which member it has.
 *
 * @param at when readers could see it
 * @param claims those that are new or newly marked
 */
public record DigestItem(
    Type type,
    Instant at,
    Optional<UpdateLine> update,
    Optional<List<Claim>> claims,
    Optional<CorrectionView> correction,
    Optional<Withdrawal> withdrawal) {

  /** In the order of time, as the database has ids in order. */
  static final Comparator<DigestItem> ORDER =
      Comparator.comparing(DigestItem::at).thenComparing(each -> each.id().toString());

  /** What happened. */
  public enum Type {
    KEY_EVENT,
    CLAIMS,
    CORRECTION,
    WITHDRAWAL
  }

  /** An update in one line. */
  public record UpdateLine(
      UUID id,
      String url,
      String displayTime,
      Instant occurredAt,
      Optional<String> headline,
      Optional<String> summary) {
    private static UpdateLine of(UpdateNews.Line line, BaseUrl base) {
      return new UpdateLine(
          line.id(),
          base.update(line.id()),
          line.displayTime(),
          line.occurredAt(),
          line.headline(),
          line.summary());
    }
  }

  /** An update that is gone. */
  public record Withdrawal(UUID updateId, WithdrawalReason reason, Optional<String> note) {}

  static DigestItem keyEvent(UpdateNews.Line line, BaseUrl base) {
    return new DigestItem(
        Type.KEY_EVENT,
        line.publishedAt(),
        Optional.of(UpdateLine.of(line, base)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static DigestItem claims(UpdateNews.Line line, Instant at, List<Claim> claims, BaseUrl base) {
    return new DigestItem(
        Type.CLAIMS,
        at,
        Optional.of(UpdateLine.of(line, base)),
        Optional.of(claims),
        Optional.empty(),
        Optional.empty());
  }

  static DigestItem correction(CorrectionView made) {
    return new DigestItem(
        Type.CORRECTION,
        made.note().publishedAt(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(made),
        Optional.empty());
  }

  static DigestItem withdrawal(Withdrawn gone) {
    return new DigestItem(
        Type.WITHDRAWAL,
        gone.withdrawal().at(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Withdrawal(gone.id(), gone.withdrawal().reason(), gone.withdrawal().note())));
  }

  /** The key event with the claims that it brought. */
  DigestItem with(Optional<List<Claim>> brought) {
    return new DigestItem(type, at, update, brought, correction, withdrawal);
  }

  /** Id of what it is about; with the time it is the item's own. */
  UUID id() {
    return update
        .map(UpdateLine::id)
        .or(() -> correction.map(made -> made.note().id()))
        .or(() -> withdrawal.map(Withdrawal::updateId))
        .orElseThrow();
  }
}
