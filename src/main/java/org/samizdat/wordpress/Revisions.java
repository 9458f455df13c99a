package org.samizdat.wordpress;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Media;
import org.samizdat.article.TopicName;
import org.samizdat.database.Database;
import org.samizdat.http.Preconditions;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.transfer.ArticleLine;
import org.samizdat.transfer.UpdateLine;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateEditor;

/**
 * What was imported before, and has changed in WordPress since, becomes a new revision, unless it
 * was edited here meanwhile: then it stays as it is here, and is reported.
 */
final class Revisions {
  private static final Actor ACTOR = Actor.server(Carried.AUTHOR);
  private static final Preconditions WHATEVER = new Preconditions("*");

  private final Database database;
  private final ArticleEditor articles;
  private final UpdateEditor updates;
  private final boolean rehearsal;
  private final Consumer<Left> left;
  private long changed;

  /**
   * @param rehearsal whether nothing is written
   */
  Revisions(
      Database database,
      ArticleEditor articles,
      UpdateEditor updates,
      boolean rehearsal,
      Consumer<Left> left) {
    this.database = database;
    this.articles = articles;
    this.updates = updates;
    this.rehearsal = rehearsal;
    this.left = left;
  }

  /** How many things were changed. */
  long changed() {
    return changed;
  }

  void bringUpToDate(Carried carried) {
    try {
      article(carried);
      for (UpdateLine each : carried.updates()) {
        update(carried, each);
      }
    } catch (ProblemException e) {
      left(carried, "it has changed, but not as it could be changed here: " + e.detail());
    }
  }

  private void left(Carried carried, String why) {
    left.accept(Left.of(carried.entry(), why));
  }

  private void article(Carried carried) {
    ArticleLine line = carried.article();
    Optional<ImportedDao.Kept> here = read(dao -> dao.article(line.id()));
    if (here.isEmpty()) {
      return;
    }
    boolean ours = here.get().author().equals(Carried.AUTHOR);
    if (!isSame(line, here.get())) {
      if (ours) {
        change(
            () -> articles.replace(ACTOR, ref(line), WHATEVER, line.content(), Optional.empty()));
      } else if (read(dao -> dao.article(line.id(), Carried.AUTHOR))
          .filter(last -> isSame(line, last))
          .isEmpty()) {
        left(carried, "it has changed in WordPress, but was edited here, and stays as it is here");
      }
    }
    if (ours) {
      status(carried);
    }
  }

  private void status(Carried carried) {
    ArticleLine line = carried.article();
    Optional<ArticleStatus> here = read(dao -> dao.statusOf(line.id()));
    if (here.filter(ArticleStatus.DRAFT::equals).isPresent()
        && line.status() == ArticleStatus.PUBLISHED) {
      change(() -> articles.publish(ACTOR, ref(line), WHATEVER, line.publishedAt()));
    } else if (here.filter(ArticleStatus.PUBLISHED::equals).isPresent()
        && line.status() == ArticleStatus.DRAFT) {
      left(carried, "it is no longer public in WordPress, but here");
    }
  }

  private void update(Carried carried, UpdateLine line) {
    Optional<ImportedDao.Kept> here = read(dao -> dao.update(line.id()));
    if (here.isEmpty() || isSame(line, here.get())) {
      return;
    }
    if (here.get().author().equals(Carried.AUTHOR)) {
      change(() -> updates.replace(ACTOR, line.id(), WHATEVER, line.content(), Optional.empty()));
    } else if (read(dao -> dao.update(line.id(), Carried.AUTHOR))
        .filter(last -> isSame(line, last))
        .isEmpty()) {
      left(
          carried,
          "an update has changed in WordPress, but was edited here, and stays as it is here");
    }
  }

  private <T> T read(Function<ImportedDao, T> query) {
    return database.read(handle -> query.apply(handle.attach(ImportedDao.class)));
  }

  private void change(Runnable edit) {
    if (!rehearsal) {
      edit.run();
    }
    changed++;
  }

  private static ArticleRef ref(ArticleLine line) {
    return new ArticleRef(line.id().toString());
  }

  private static boolean isSame(ArticleLine line, ImportedDao.Kept kept) {
    ArticleContent was = Json.read(kept.content(), ArticleContent.class);
    return kept.markdown().equals(line.content().body().orElse(""))
        && isSame(line.content().media(), was.media())
        && comparable(line.content()).equals(comparable(was));
  }

  /** Names of topics and sizes of pictures are kept here, whatever WordPress says. */
  private static ArticleContent comparable(ArticleContent content) {
    List<TopicName> topics =
        content.topics().stream().map(topic -> new TopicName(topic.slug(), "")).toList();
    return content
        .with(content.slug(), content.language(), topics, Optional.empty())
        .withMedia(List.of());
  }

  private static boolean isSame(List<Media> now, List<Media> before) {
    if (now.size() != before.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      Media one = now.get(i);
      Media other = before.get(i);
      boolean same =
          one.id().equals(other.id())
              && (one.id().isPresent() || one.url().equals(other.url()))
              && one.alt().equals(other.alt())
              && (one.caption().isEmpty() || one.caption().equals(other.caption()));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(UpdateLine line, ImportedDao.Kept kept) {
    UpdateContent was = Json.read(kept.content(), UpdateContent.class);
    return kept.markdown().equals(line.content().body())
        && was.displayTime().equals(line.content().displayTime())
        && was.occurredAt().equals(line.content().occurredAt());
  }
}
