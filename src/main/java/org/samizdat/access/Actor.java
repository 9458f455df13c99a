package org.samizdat.access;

import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * On whose behalf a write is made.
 *
 * @param tokenId the token that was presented; empty for the server itself and for readers
 * @param name the token's name, which stands beside each revision
 * @param scopes what the token allows
 * @param reach which articles it is for, where it is a partner's
 * @param operation what is being done, such as {@code POST /v1/admin/articles}; empty for what
 *     readers do, which is not audited
 * @param beforeCommit what else must be written in the same transaction as the actor's write
 */
public record Actor(
    String tokenId,
    String name,
    Set<Scope> scopes,
    Reach reach,
    String operation,
    Consumer<Handle> beforeCommit)
    implements Principal {

  /** The server itself, as when it loads the sample. */
  public static Actor server(String name) {
    return new Actor("", name, Set.of(Scope.ADMIN), Reach.EVERYTHING, name, handle -> {});
  }

  /** Someone without a token, who may do what everyone may. */
  public static Actor reader() {
    return new Actor("", "reader", Set.of(), Reach.EVERYTHING, "", handle -> {});
  }

  @Override
  public String getName() {
    return name;
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /** Refuses with 403 what the scope would be needed for. */
  public void require(Scope scope, String what) {
    if (!may(scope)) {
      throw forbidden(what, scope);
    }
  }

  Actor doing(String what) {
    return new Actor(tokenId, name, scopes, reach, what, beforeCommit);
  }

  public Actor withBeforeCommit(Consumer<Handle> work) {
    return new Actor(tokenId, name, scopes, reach, operation, work);
  }

  static ProblemException forbidden(String what, Scope... scopes) {
    String needed = Arrays.stream(scopes).map(WireName::of).collect(Collectors.joining(" or "));
    return new ProblemException(
        ProblemType.FORBIDDEN, "%s needs a token with scope %s.".formatted(what, needed));
  }
}
