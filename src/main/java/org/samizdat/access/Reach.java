package org.samizdat.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/**
 * Which articles a partner's token is for.
 *
 * @param topics those in any of these; all where empty
 * @param languages those in any of these, where {@code en} takes in {@code en-GB}; all where empty
 */
public record Reach(List<String> topics, List<String> languages) {
  /** Nothing is left out. */
  public static final Reach EVERYTHING = new Reach(List.of(), List.of());

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  public Reach {
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
  }

  /** Whether an article in this language and under these topics is in it. */
  public boolean takes(String language, List<String> itsTopics) {
    return (topics.isEmpty() || itsTopics.stream().anyMatch(topics::contains))
        && (languages.isEmpty() || languages.stream().anyMatch(each -> isIn(language, each)));
  }

  private static boolean isIn(String language, String wanted) {
    return language.equals(wanted) || language.startsWith(wanted + "-");
  }

  /** What a request for a token asks for. */
  static Reach of(TokenRequest request) {
    List<String> topics = request.topics().orElse(List.of());
    List<String> languages = request.languages().orElse(List.of());
    boolean isPartner = request.scopes().equals(List.of(Scope.PARTNER));
    require(isPartner || topics.isEmpty(), "/topics", "only a token for a partner alone has them");
    require(
        isPartner || languages.isEmpty(),
        "/languages",
        "only a token for a partner alone has them");
    for (int i = 0; i < topics.size(); i++) {
      require(Slugs.isValid(topics.get(i)), "/topics/" + i, "must be a topic's slug, such as oil");
    }
    for (int i = 0; i < languages.size(); i++) {
      boolean isTag = LANGUAGE.matcher(languages.get(i)).matches();
      require(isTag, "/languages/" + i, "must be a language tag (BCP 47), such as en");
    }
    return new Reach(topics, languages);
  }

  private static void require(boolean met, String pointer, String what) {
    if (!met) {
      throw ProblemException.invalidContent(pointer, what);
    }
  }

  static Reach stored(String topics, String languages) {
    return new Reach(list(topics), list(languages));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  Optional<List<String>> someTopics() {
    return Optional.of(topics).filter(list -> !list.isEmpty());
  }

  Optional<List<String>> someLanguages() {
    return Optional.of(languages).filter(list -> !list.isEmpty());
  }
}
