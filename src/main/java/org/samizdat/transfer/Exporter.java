package org.samizdat.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.samizdat.database.Database;
import org.samizdat.media.MediaFile;
import org.samizdat.media.MediaStore;

/**
 * Writes out everything that there is at one moment, a page at a time, so that memory does not grow
 * with the archive. The same content is the same bytes.
 */
public final class Exporter {
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 100;

  private final Database database;
  private final PictureFiles pictures;
  private final String site;
  private final String url;

  /**
   * @param site name of the site
   * @param url its public address
   */
  public Exporter(Database database, MediaStore pictures, String site, String url) {
    this.database = database;
    this.pictures = new PictureFiles(pictures);
    this.site = site;
    this.url = url;
  }

  /**
   * Writes all lines.
   *
   * @param withFiles whether the bytes of pictures are wanted, too
   * @return how many lines there are
   */
  public long export(OutputStream out, boolean withFiles) throws IOException {
    try {
      return database.readOneMoment(handle -> new Walk(handle, out).all(withFiles));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private final class Walk {
    private final Handle handle;
    private final OutputStream out;
    private long lines;

    Walk(Handle handle, OutputStream out) {
      this.handle = handle;
      this.out = out;
    }

    long all(boolean withFiles) {
      ArticleDao articles = handle.attach(ArticleDao.class);
      write(new HeaderLine(HeaderLine.FORMAT, HeaderLine.VERSION, site, url, articles.changedAt()));
      TopicDao topics = handle.attach(TopicDao.class);
      walk(
          "", slug -> topics.after(slug, PAGE), TopicLine::slug, each -> each.forEach(this::write));
      MediaDao media = handle.attach(MediaDao.class);
      walk(
          BEFORE_ALL,
          id -> media.after(id, PAGE),
          MediaFile::id,
          page -> page.forEach(each -> write(each, withFiles)));
      walk(BEFORE_ALL, id -> articles.after(id, PAGE), ArticleLine::id, this::articles);
      updates();
      comments();
      EventDao events = handle.attach(EventDao.class);
      walk(
          BEFORE_ALL,
          id -> events.after(id, PAGE),
          EventLine::id,
          each -> each.forEach(this::write));
      AppealDao appeals = handle.attach(AppealDao.class);
      walk(
          BEFORE_ALL,
          id -> appeals.after(id, PAGE),
          AppealLine::id,
          each -> each.forEach(this::write));
      PlanDao plans = handle.attach(PlanDao.class);
      walk(
          BEFORE_ALL,
          id -> plans.after(id, PAGE),
          PlanLine::objectId,
          each -> each.forEach(this::write));
      write(new EndLine(lines));
      return lines;
    }

    private void write(Line line) {
      try {
        Lines.write(line, out);
        lines++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private <T, K> void walk(
        K first, Function<K, List<T>> page, Function<T, K> key, Consumer<List<T>> each) {
      List<T> some = page.apply(first);
      while (!some.isEmpty()) {
        each.accept(some);
        some = page.apply(key.apply(some.get(some.size() - 1)));
      }
    }

    private void write(MediaFile picture, boolean withFiles) {
      if (withFiles) {
        try {
          pictures.of(picture).forEach(this::write);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      write(
          new MediaLine(
              picture.id(),
              picture.sha256(),
              picture.contentType(),
              picture.bytes(),
              picture.width(),
              picture.height(),
              picture.content(),
              picture.revision(),
              picture.createdAt(),
              picture.editedAt()));
    }

    private void articles(List<ArticleLine> page) {
      ArticleDao dao = handle.attach(ArticleDao.class);
      Revisions<ArticleRevisionLine> revisions =
          new Revisions<>(
              dao::revisions,
              dao::revisions,
              ArticleRevisionLine::articleId,
              ArticleRevisionLine::revision);
      page.forEach(each -> revisions.expect(each.id(), each.revision()));
      for (ArticleLine each : page) {
        write(each);
        revisions.of(each.id(), revision -> write(revision.without(each.content())));
      }
    }

    private void updates() {
      UpdateDao dao = handle.attach(UpdateDao.class);
      List<UpdateLine> page = dao.after(BEFORE_ALL, PAGE);
      while (!page.isEmpty()) {
        updates(dao, page);
        UpdateLine last = page.get(page.size() - 1);
        page = new ArrayList<>(dao.before(last.articleId(), last.createdAt(), last.id(), PAGE));
        if (page.size() < PAGE) {
          page.addAll(dao.after(last.articleId(), PAGE));
        }
      }
    }

    private void updates(UpdateDao dao, List<UpdateLine> page) {
      Revisions<UpdateRevisionLine> revisions =
          new Revisions<>(
              dao::revisions,
              dao::revisions,
              UpdateRevisionLine::updateId,
              UpdateRevisionLine::revision);
      page.forEach(each -> revisions.expect(each.id(), each.revision()));
      for (UpdateLine each : page) {
        write(each);
        revisions.of(each.id(), revision -> write(revision.without(each.content())));
      }
    }

    private void comments() {
      CommentDao dao = handle.attach(CommentDao.class);
      int deepest = dao.deepest();
      for (int depth = 0; depth <= deepest; depth++) {
        int level = depth;
        walk(
            BEFORE_ALL,
            id -> dao.after(level, id, PAGE),
            CommentLine::id,
            each -> each.forEach(this::write));
      }
    }
  }
}
