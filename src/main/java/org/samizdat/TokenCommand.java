package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.samizdat.access.Actor;
import org.samizdat.access.Scope;
import org.samizdat.access.Token;
import org.samizdat.access.TokenRequest;
import org.samizdat.access.TokenWithSecret;
import org.samizdat.access.Tokens;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.json.WireName;

/**
 * {@code token create|list|revoke}: tokens from the command line, for whoever can reach the
 * database.
 */
final class TokenCommand extends SettingsCommand {
  private static final Actor OPERATOR = Actor.server("command line");

  TokenCommand() {
    super("token", "Makes, lists and revokes tokens");
  }

  @Override
  protected void addActions(Subparser command) {
    Subparsers actions = command.addSubparsers().dest("action").metavar("create|list|revoke");
    Subparser create = actions.addParser("create").help("makes a token and shows it once");
    create.addArgument("--name").required(true).help("who or what will use it");
    create
        .addArgument("--scopes")
        .setDefault("content,publish")
        .help("comma list of: " + WireName.choices(Scope.class) + " (default: content,publish)");
    create
        .addArgument("--topics")
        .help("of a partner's token: comma list of topics, for these alone");
    create.addArgument("--languages").help("the same by language, as en,ru");
    create.addArgument("--expires").help("when it stops working, as 2027-01-31T00:00:00Z");
    actions.addParser("list").help("lists all tokens, without their secrets");
    actions.addParser("revoke").help("revokes a token at once").addArgument("id");
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    Database database =
        DatabaseOpener.open(
            configuration.getDatabase(), configuration.dataPath(), new MetricRegistry());
    try {
      Tokens tokens = new Tokens(database, Clock.systemUTC());
      switch (arguments.getString("action")) {
        case "create" -> create(tokens, arguments);
        case "revoke" -> {
          tokens.revoke(OPERATOR, arguments.getString("id"));
          System.out.println("revoked");
        }
        default -> tokens.list().forEach(TokenCommand::print);
      }
    } finally {
      database.stop();
    }
  }

  private static void create(Tokens tokens, Namespace arguments) {
    List<Scope> scopes =
        List.of(arguments.getString("scopes").split(",")).stream()
            .map(String::strip)
            .map(TokenCommand::scope)
            .toList();
    Optional<Instant> expires =
        Optional.ofNullable(arguments.getString("expires")).map(Instant::parse);
    TokenWithSecret made =
        tokens.create(
            OPERATOR,
            new TokenRequest(
                arguments.getString("name"),
                scopes,
                list(arguments, "topics"),
                list(arguments, "languages"),
                expires));
    System.out.println(made.token());
  }

  private static Optional<List<String>> list(Namespace arguments, String name) {
    return Optional.ofNullable(arguments.getString(name)).map(text -> List.of(text.split(",")));
  }

  private static Scope scope(String name) {
    return WireName.parse(Scope.class, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no scope '%s'; choose from %s"
                        .formatted(name, WireName.choices(Scope.class))));
  }

  private static void print(Token token) {
    String scopes = token.scopes().stream().map(WireName::of).collect(Collectors.joining(","));
    String state =
        token.revokedAt().isPresent()
            ? "revoked " + token.revokedAt().get()
            : token.expiresAt().map(end -> "expires " + end).orElse("active");
    System.out.printf("%-14s %-24s %-32s %s%n", token.id(), token.name(), scopes, state);
  }
}
