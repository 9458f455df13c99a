package org.samizdat.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;
import org.samizdat.json.Json;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Remembers requests by their key. The mark that a request was carried out is part of the very
 * transaction that carries it out, so even after a crash nothing is done twice.
 */
public final class IdempotencyKeys {
  /** How long a key is remembered. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** A request that is still running after this has died with its server. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

  private final Database database;
  private final Clock clock;

  public IdempotencyKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Who used which key for which request. */
  record Claim(String tokenId, String key, String requestSha256) {}

  /** An answer that was given before. */
  record Answer(int status, Map<String, String> headers, String body) {}

  /**
   * Takes the key for a request that is about to run, or finds the answer that it had before.
   *
   * @throws ProblemException when the key belongs to another request, or its request still runs
   */
  Optional<Answer> claim(Claim claim) {
    Instant now = clock.instant();
    database.jdbi().useExtension(IdempotencyDao.class, dao -> dao.forget(now.minus(KEPT)));
    try {
      database.write(
          handle -> {
            dao(handle).claim(claim.tokenId(), claim.key(), claim.requestSha256(), now);
            return true;
          });
      return Optional.empty();
    } catch (UniqueViolation used) {
      return earlier(claim, now);
    }
  }

  private Optional<Answer> earlier(Claim claim, Instant now) {
    Optional<IdempotencyDao.Kept> found =
        database.read(handle -> dao(handle).find(claim.tokenId(), claim.key()));
    if (found.isEmpty()) {
      throw inProgress();
    }
    IdempotencyDao.Kept kept = found.get();
    if (!kept.requestSha256().equals(claim.requestSha256())) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "This key was sent with another request; use a new key for each request.",
          java.util.List.of(FieldError.atHeader("Idempotency-Key", "is used already")));
    }
    switch (kept.state()) {
      case "answered" -> {
        return Optional.of(answer(kept));
      }
      case "done", "forgotten" ->
          throw new ProblemException(
              ProblemType.ANSWER_LOST,
              "The request was carried out; its answer is not kept. Read what it has made.");
      default -> {
        if (kept.claimedAt().isBefore(now.minus(LONGEST_REQUEST))) {
          release(claim);
          return claim(claim);
        }
        throw inProgress();
      }
    }
  }

  private static ProblemException inProgress() {
    return new ProblemException(
            ProblemType.REQUEST_IN_PROGRESS, "Wait for the first one, or ask again in a moment.")
        .withHeader("Retry-After", "1");
  }

  @SuppressWarnings("unchecked") // written by answered()
  private static Answer answer(IdempotencyDao.Kept kept) {
    Map<String, String> headers = Json.read(kept.headers().orElse("{}"), Map.class);
    return new Answer(kept.status().orElseThrow(), headers, kept.body().orElse(""));
  }

  /** Marks the request as carried out, inside the transaction that does so. */
  void done(Handle handle, Claim claim) {
    dao(handle).done(claim.tokenId(), claim.key());
  }

  /** Keeps the answer for whoever asks again. */
  void answered(Claim claim, Answer answer) {
    database
        .jdbi()
        .useExtension(
            IdempotencyDao.class,
            dao ->
                dao.answered(
                    claim.tokenId(),
                    claim.key(),
                    answer.status(),
                    Json.write(answer.headers()),
                    answer.body()));
  }

  /**
   * Forgets all answers, in the transaction that erases something: any of them may quote it. Who
   * asks for one again is told that it is lost.
   */
  public static void forgetAnswers(Handle handle) {
    dao(handle).forgetAnswers();
  }

  /** Gives the key back when nothing was done under it. */
  void release(Claim claim) {
    database
        .jdbi()
        .useExtension(IdempotencyDao.class, dao -> dao.release(claim.tokenId(), claim.key()));
  }

  private static IdempotencyDao dao(Handle handle) {
    return handle.attach(IdempotencyDao.class);
  }
}
