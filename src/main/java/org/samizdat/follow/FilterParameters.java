package org.samizdat.follow;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.LanguageParameter;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeType;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/** The query parameters that choose what to follow. */
public final class FilterParameters {
  private static final int MAX_TOPICS = 20;

  private FilterParameters() {}

  /**
   * The filter that parameters ask for.
   *
   * @param article the article, as found
   * @throws ProblemException invalid-parameter
   */
  public static ChangeFilter filter(
      @Nullable String types,
      @Nullable String topics,
      Optional<UUID> article,
      @Nullable String language) {
    return new ChangeFilter(
        types == null ? Set.of() : types(types),
        topics == null ? Set.of() : topics(topics),
        article,
        LanguageParameter.parse(language));
  }

  /** Whether {@code include} asks for objects. */
  public static boolean withObjects(@Nullable String include) {
    if (include != null && !include.equals("object")) {
      throw ProblemException.invalidParameter("include", "takes: object");
    }
    return include != null;
  }

  private static Set<ChangeType> types(String text) {
    Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
    for (String name : text.split(",", -1)) {
      types.add(
          WireName.parse(ChangeType.class, name)
              .orElseThrow(
                  () ->
                      ProblemException.invalidParameter(
                          "types",
                          "takes a comma list of: " + WireName.choices(ChangeType.class))));
    }
    return types;
  }

  private static Set<String> topics(String text) {
    List<String> slugs = List.of(text.split(",", -1));
    if (slugs.size() > MAX_TOPICS || !slugs.stream().allMatch(Slugs::isValid)) {
      throw ProblemException.invalidParameter(
          "topics", "takes up to %d slugs with commas between them".formatted(MAX_TOPICS));
    }
    return new LinkedHashSet<>(slugs);
  }
}
