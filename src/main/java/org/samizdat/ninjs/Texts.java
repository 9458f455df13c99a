package org.samizdat.ninjs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.article.Article;
import org.samizdat.json.Members;
import org.samizdat.json.WireName;
import org.samizdat.update.Claim;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateContent;

/** The texts of an item, each with the role that it plays. */
final class Texts {
  private static final String PLAIN = "text/plain";
  private static final String HTML = "text/html";

  private Texts() {}

  static Stream<Members> of(String role, Optional<String> value) {
    return value.stream().map(text -> of(role, PLAIN, text));
  }

  private static Members of(String role, String type, String text) {
    return new Members().with("role", role).with("contentType", type).with("value", text);
  }

  static List<Members> headlines(Optional<String> kicker, Optional<String> headline) {
    return Stream.concat(of("kicker", kicker), of("headline", headline)).toList();
  }

  /** The same body for those who show HTML and those who do not. */
  static List<Members> bodies(String html, String text) {
    return text.isEmpty() ? List.of() : List.of(of("main", HTML, html), of("main", PLAIN, text));
  }

  static List<Members> bodies(Article.Body body) {
    return bodies(body.html(), body.text());
  }

  /** What an update says beside its text: the printed time, how sure it is, who claims what. */
  static List<Members> about(Update update) {
    UpdateContent content = update.content();
    Stream<Members> claims =
        content.claims().stream()
            .map(claim -> of("claim", PLAIN, claim.attribution().name() + ": " + words(claim)));
    return Stream.of(
            of("displayTime", Optional.of(update.time().displayTime())),
            of("verification", Optional.of(WireName.of(content.verification()))),
            of("summary", content.summary()),
            claims)
        .flatMap(each -> each)
        .toList();
  }

  private static String words(Claim claim) {
    return claim.status() == Claim.Status.STANDING
        ? claim.text()
        : "%s (%s)".formatted(claim.text(), WireName.of(claim.status()));
  }
}
