package org.samizdat.wordpress;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.samizdat.access.Actor;
import org.samizdat.article.ArticleEditor;
import org.samizdat.comment.CommentEmails;
import org.samizdat.database.Database;
import org.samizdat.media.MediaContent;
import org.samizdat.media.MediaLibrary;
import org.samizdat.problem.ProblemException;
import org.samizdat.transfer.ImportSummary;
import org.samizdat.transfer.Importer;
import org.samizdat.update.UpdateEditor;

/**
 * Imports a site: looks through the source once, takes the pictures in, and then hands the entries
 * on to the import, line by line. It can be run again at any time: what is here is found by its id.
 */
public final class WordpressImport {
  private static final Actor ACTOR = Actor.server(Carried.AUTHOR);

  private final Database database;
  private final Importer importer;
  private final MediaLibrary library;
  private final ArticleEditor articles;
  private final UpdateEditor updates;
  private final CommentEmails emails;
  private final Clock clock;

  /**
   * What was done.
   *
   * @param lines by type
   * @param changed articles and updates that have a new revision
   * @param pictures attachments that are pictures here
   */
  public record Summary(String site, ImportSummary lines, long changed, long pictures) {}

  public WordpressImport(
      Database database,
      Importer importer,
      MediaLibrary library,
      ArticleEditor articles,
      UpdateEditor updates,
      CommentEmails emails,
      Clock clock) {
    this.database = database;
    this.importer = importer;
    this.library = library;
    this.articles = articles;
    this.updates = updates;
    this.emails = emails;
    this.clock = clock;
  }

  /**
   * Imports all of a source.
   *
   * @param zone of times that name none
   * @param language of articles when the source does not say
   * @throws SourceRefused when it cannot be imported as a whole; nothing was written then
   */
  public Summary run(
      WordpressSource source, ZoneId zone, String language, boolean rehearsal, Report report)
      throws IOException {
    try (Catalogue catalogue = new Catalogue()) {
      try (Reading survey = source.survey(catalogue)) {
        survey.finish();
      }
      long pictures = takeIn(catalogue, source.uploads(), rehearsal, report);
      Articles carrying =
          new Articles(
              catalogue,
              zone,
              languageOf(catalogue.site(), language),
              clock.instant(),
              slug -> database.read(handle -> handle.attach(ImportedDao.class).ownerOf(slug)),
              report::left);
      Revisions revisions = new Revisions(database, articles, updates, rehearsal, report::left);
      try (EntryLines lines =
          new EntryLines(
              source, catalogue, carrying, revisions, database, emails, rehearsal, report)) {
        ImportSummary summary = importer.importAll(lines, lines);
        return new Summary(catalogue.site().key(), summary, revisions.changed(), pictures);
      }
    }
  }

  private static String languageOf(Site site, String otherwise) {
    String tag = Locale.forLanguageTag(site.language().strip().replace('_', '-')).toLanguageTag();
    return tag.equals("und") ? otherwise : tag;
  }

  private long takeIn(Catalogue catalogue, Uploads uploads, boolean rehearsal, Report report) {
    AtomicLong taken = new AtomicLong();
    catalogue
        .attachments()
        .forEach(
            each -> {
              try {
                if (!uploads.areGiven()) {
                  throw new IOException("neither its folder was given nor leave to fetch it");
                }
                byte[] bytes = uploads.of(each);
                taken.incrementAndGet();
                if (!rehearsal) {
                  catalogue.put(each.kept(library.add(ACTOR, content(each), bytes)));
                }
              } catch (ProblemException e) {
                taken.decrementAndGet();
                report.left(new Left(each.place(), each.file(), e.detail()));
              } catch (IOException e) {
                report.left(new Left(each.place(), each.file(), String.valueOf(e.getMessage())));
              }
            });
    return taken.get();
  }

  private static MediaContent content(Attachment attachment) {
    return new MediaContent(
        attachment.alt(), Words.some(attachment.caption()), Optional.empty(), Optional.empty());
  }
}
