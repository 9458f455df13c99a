package org.samizdat.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.database.Database;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;

/** Makes, checks, lists and revokes tokens. */
public final class Tokens {
  private final Database database;
  private final Clock clock;

  public Tokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes a token; its secret form is in the answer and nowhere else. */
  public TokenWithSecret create(Actor actor, TokenRequest request) {
    request
        .expiresAt()
        .filter(end -> !end.isAfter(clock.instant()))
        .ifPresent(
            end -> {
              throw ProblemException.invalidContent("/expiresAt", "must be in the future");
            });
    return store(actor, TokenSecret.make(), request);
  }

  private TokenWithSecret store(Actor actor, String token, TokenRequest request) {
    String id = TokenSecret.id(token);
    Set<Scope> scopes = EnumSet.copyOf(request.scopes());
    Reach reach = Reach.of(request);
    return database.write(
        handle -> {
          TokenDao dao = handle.attach(TokenDao.class);
          dao.insert(
              id,
              request.name(),
              TokenSecret.sha256(token),
              scopes.stream().map(WireName::of).collect(Collectors.joining(",")),
              String.join(",", reach.topics()),
              String.join(",", reach.languages()),
              now(),
              request.expiresAt());
          audit(handle, actor, id);
          return new TokenWithSecret(dao.find(id).orElseThrow().token(), token);
        });
  }

  /**
   * Makes the first admin token, where no token can make others.
   *
   * @param chosen the token that the operator has set, or empty to make one
   * @return the token, when it was made here and must be shown
   */
  public Optional<String> createFirst(String chosen) {
    String token = chosen.isBlank() ? TokenSecret.make() : chosen.strip();
    boolean needed =
        database.read(
            handle -> {
              TokenDao dao = handle.attach(TokenDao.class);
              return dao.otherAdmins("", now()) == 0 && dao.find(TokenSecret.id(token)).isEmpty();
            });
    if (needed) {
      TokenRequest request =
          new TokenRequest(
              "first admin",
              List.of(Scope.ADMIN),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      store(Actor.server("first start"), token, request);
    }
    return needed && chosen.isBlank() ? Optional.of(token) : Optional.empty();
  }

  /** The actor behind a token that is known, not expired and not revoked. */
  Optional<Actor> authenticate(String token) {
    Instant now = now();
    Optional<Token> found =
        database
            .read(handle -> handle.attach(TokenDao.class).find(TokenSecret.id(token)))
            .filter(stored -> TokenSecret.matches(token, stored.secretSha256()))
            .map(TokenDao.Stored::token)
            .filter(stored -> stored.isUsable(now));
    found.ifPresent(stored -> noteUse(stored, now.truncatedTo(ChronoUnit.MINUTES)));
    return found.map(
        stored ->
            new Actor(
                stored.id(),
                stored.name(),
                Set.copyOf(stored.scopes()),
                stored.reach(),
                "",
                handle -> {}));
  }

  private void noteUse(Token token, Instant minute) {
    if (token.lastUsedAt().filter(last -> !last.isBefore(minute)).isEmpty()) {
      database.jdbi().useExtension(TokenDao.class, dao -> dao.used(token.id(), minute));
    }
  }

  public List<Token> list() {
    return database.read(
        handle ->
            handle.attach(TokenDao.class).all().stream().map(TokenDao.Stored::token).toList());
  }

  /** Revokes at once and for good; the last token that can make others cannot be revoked. */
  public void revoke(Actor actor, String id) {
    database.write(
        handle -> {
          TokenDao dao = handle.attach(TokenDao.class);
          if (dao.find(id).isEmpty()) {
            throw ProblemException.notFound("Token " + id);
          }
          if (dao.otherAdmins(id, now()) == 0) {
            throw ProblemException.wrongState(
                "This is the last admin token; make another one before revoking it.");
          }
          audit(handle, actor, id);
          return dao.revoke(id, now());
        });
  }

  private void audit(Handle handle, Actor actor, String id) {
    actor.beforeCommit().accept(handle);
    Audit.append(handle, actor, List.of(Audit.Subject.of("token", id)), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
