package org.samizdat.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.samizdat.database.WhereClause;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/**
 * The {@code topic} parameter: {@code a,b} asks for articles with all of them, {@code a|b} for
 * those with any.
 */
public record TopicFilter(List<String> topics, boolean all) {
  private static final int MAX_TOPICS = 10;
  private static final String PARAMETER = "topic";

  static TopicFilter none() {
    return new TopicFilter(List.of(), true);
  }

  public static TopicFilter parse(Optional<String> text) {
    return text.map(TopicFilter::parse).orElseGet(TopicFilter::none);
  }

  private static TopicFilter parse(String text) {
    boolean any = text.contains("|");
    if (any && text.contains(",")) {
      throw ProblemException.invalidParameter(
          PARAMETER, "takes a,b (all of them) or a|b (any of them), not both at once");
    }
    List<String> slugs = List.of(text.split(any ? "\\|" : ",", -1));
    if (slugs.size() > MAX_TOPICS) {
      throw ProblemException.invalidParameter(PARAMETER, "takes at most " + MAX_TOPICS + " topics");
    }
    if (!slugs.stream().allMatch(Slugs::isValid)) {
      throw ProblemException.invalidParameter(PARAMETER, "must hold slugs of topics, such as oil");
    }
    return new TopicFilter(slugs, !any);
  }

  void addTo(WhereClause where) {
    if (!all) {
      where.andIn(having("in (<topics>)"), "topics", topics);
      return;
    }
    List<String> conditions = new ArrayList<>();
    for (String topic : topics) {
      String name = "topic" + conditions.size();
      conditions.add(name);
      where.and(having("= :" + name), name, topic);
    }
  }

  private static String having(String test) {
    return "exists (select 1 from article_topic x where x.article_id = a.id and x.topic %s)"
        .formatted(test);
  }
}
