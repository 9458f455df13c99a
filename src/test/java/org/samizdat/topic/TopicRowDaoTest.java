package org.samizdat.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;
import org.samizdat.testing.TestDatabaseExtension;

/** What every database must do for topics. */
class TopicRowDaoTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final Database database = DATABASE.get();

  @Test
  void topicIsMadeChangedAndListedBySlug() {
    for (String slug : List.of("oil", "aktau", "zhanaozen")) {
      insert(slug);
    }
    assertThatThrownBy(() -> insert("oil")).isInstanceOf(UniqueViolation.class);
    database.write(
        handle -> {
          TopicRowDao topics = handle.attach(TopicRowDao.class);
          assertThat(topics.lock("oil")).isPresent();
          topics.update("oil", "Мұнай", Optional.of("The industry"), 2);
          return handle.execute("update topic set article_count = 1 where slug <> 'aktau'");
        });
    assertThat(
            database.<Optional<TopicRowDao.TopicRow>>read(
                handle -> handle.attach(TopicRowDao.class).find("oil")))
        .contains(
            new TopicRowDao.TopicRow(
                "oil", "Мұнай", Optional.of("The industry"), 1, Optional.empty(), 2));
    assertThat(after("")).containsExactly("oil", "zhanaozen");
    assertThat(after("oil")).containsExactly("zhanaozen");
  }

  private void insert(String slug) {
    database.write(
        handle -> {
          handle.attach(TopicRowDao.class).insert(slug, slug, Optional.empty());
          return true;
        });
  }

  private List<String> after(String slug) {
    return database.read(
        handle ->
            handle.attach(TopicRowDao.class).after(slug, 10).stream()
                .map(TopicRowDao.TopicRow::slug)
                .toList());
  }
}
