package org.samizdat;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samizdat.access.RateLimit;
import org.samizdat.appeal.AppealEditingResource;
import org.samizdat.appeal.AppealEditor;
import org.samizdat.appeal.AppealResource;
import org.samizdat.appeal.AppealsForReaders;
import org.samizdat.appeal.FundingResource;
import org.samizdat.article.ArticleEditingResource;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.ArticleMarkdown;
import org.samizdat.article.ArticleMovedMapper;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.ArticleSchedule;
import org.samizdat.article.ArticleTimes;
import org.samizdat.article.NextChange;
import org.samizdat.calendar.CalendarResource;
import org.samizdat.change.ChangeLog;
import org.samizdat.claim.ClaimResource;
import org.samizdat.claim.IncludedClaims;
import org.samizdat.comment.CommentConfiguration;
import org.samizdat.comment.CommentCountResource;
import org.samizdat.comment.CommentDesk;
import org.samizdat.comment.CommentModerator;
import org.samizdat.comment.CommentResource;
import org.samizdat.comment.IncludedComments;
import org.samizdat.comment.ModerationResource;
import org.samizdat.comment.PrivateEmailArgument;
import org.samizdat.comment.SingleCommentResource;
import org.samizdat.correction.ArticleCorrectionResource;
import org.samizdat.correction.CorrectionEditingResource;
import org.samizdat.correction.CorrectionEditor;
import org.samizdat.correction.CorrectionResource;
import org.samizdat.database.Database;
import org.samizdat.database.Erasure;
import org.samizdat.digest.DigestResource;
import org.samizdat.event.EventCalendarResource;
import org.samizdat.event.EventEditingResource;
import org.samizdat.event.EventEditor;
import org.samizdat.event.EventResource;
import org.samizdat.event.Icalendar;
import org.samizdat.format.Formats;
import org.samizdat.http.BaseUrl;
import org.samizdat.media.MediaEditingResource;
import org.samizdat.media.MediaLibrary;
import org.samizdat.media.MediaResource;
import org.samizdat.media.MediaStore;
import org.samizdat.media.MediaUploadReader;
import org.samizdat.revision.ArticleDiffResource;
import org.samizdat.revision.ArticleDiffTextResource;
import org.samizdat.revision.ArticleRevisionEditingResource;
import org.samizdat.revision.ArticleRevisionResource;
import org.samizdat.revision.Permalinks;
import org.samizdat.revision.UpdateDiffResource;
import org.samizdat.revision.UpdateDiffTextResource;
import org.samizdat.revision.UpdateRevisionEditingResource;
import org.samizdat.revision.UpdateRevisionResource;
import org.samizdat.schedule.DueWork;
import org.samizdat.schedule.ScheduleResource;
import org.samizdat.schedule.ScheduledWork;
import org.samizdat.site.ContractResource;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.site.SiteResource;
import org.samizdat.topic.TopicEditingResource;
import org.samizdat.topic.TopicResource;
import org.samizdat.transfer.ExportResource;
import org.samizdat.transfer.Exporter;
import org.samizdat.update.ClaimMarkingResource;
import org.samizdat.update.IncludedUpdates;
import org.samizdat.update.LiveBlogEditingResource;
import org.samizdat.update.LiveBlogResource;
import org.samizdat.update.UpdateEditingResource;
import org.samizdat.update.UpdateEditor;
import org.samizdat.update.UpdateResource;
import org.samizdat.update.UpdateSchedule;
import org.samizdat.update.UpdateText;

/** What there is to read, and how it is written: the resources of the API and their editors. */
final class Newsroom {
  /** How often it is looked whether something is to be erased. */
  private static final Duration ERASING = Duration.ofSeconds(1);

  private final SamizdatConfiguration configuration;
  private final JerseyEnvironment jersey;
  private final Database database;
  private final ChangeLog log;
  private final Clock clock;
  private final BaseUrl base;
  private final SiteConfiguration site;
  private final ArticleTimes times;
  private final NextChange next;
  private final AppealsForReaders appealsInForce;
  private final ArticleEditor articles;
  private final UpdateEditor updates;

  Newsroom(
      SamizdatConfiguration configuration,
      JerseyEnvironment jersey,
      Database database,
      ChangeLog log,
      Clock clock) {
    this.configuration = configuration;
    this.jersey = jersey;
    this.database = database;
    this.log = log;
    this.clock = clock;
    this.base = configuration.base();
    this.site = configuration.getSite();
    this.times = new ArticleTimes(configuration.getLive());
    this.next = new NextChange(times, clock);
    this.appealsInForce = new AppealsForReaders(base, site.language());
    this.articles = new ArticleEditor(log, site.language());
    this.updates = new UpdateEditor(log, site.timeZone());
  }

  /**
   * @param pictures where media files are
   * @param work what is done when it is due
   */
  void register(MediaStore pictures, DueWork work) {
    MediaLibrary library = new MediaLibrary(log, pictures, configuration.getMedia().maxPixels());
    EventEditor events = new EventEditor(log, site.timeZone());
    AppealEditor appeals = new AppealEditor(log, site.language());
    registerSite(pictures);
    registerArticles();
    registerUpdates();
    registerRecord();
    registerRevisions();
    registerComments(work);
    registerEvents(events);
    registerAppeals(appeals);
    registerMedia(library, pictures);
    Formats.register(jersey, database, base, site, appealsInForce, next, clock);
    registerSchedule(work);
    appeals.addTo(work);
    if (configuration.isSample()) {
      new Sample(database, articles, updates, events, appeals, library).loadIfEmpty();
    }
  }

  private void registerSite(MediaStore pictures) {
    jersey.register(new SiteResource(site, base, version()));
    jersey.register(new ContractResource());
    jersey.register(new TopicResource(database, base, next));
    jersey.register(new TopicEditingResource(log, database, base));
    jersey.register(
        new ExportResource(new Exporter(database, pictures, site.name(), base.value()), log));
  }

  private void registerArticles() {
    jersey.register(
        new ArticleResource(
            database,
            base,
            site.timeZone(),
            List.of(
                new IncludedUpdates(base), new IncludedComments(base), new IncludedClaims(base)),
            appealsInForce,
            next,
            Permalinks.articles(base, next),
            clock));
    jersey.register(new ArticleEditingResource(articles, new ArticleSchedule(log), database, base));
    jersey.register(new ArticleMarkdown());
    jersey.register(new ArticleMovedMapper(base));
  }

  private void registerUpdates() {
    jersey.register(new LiveBlogResource(database, base, next));
    jersey.register(new LiveBlogEditingResource(updates, database, base));
    jersey.register(new UpdateResource(database, base, next, Permalinks.updates(base, next)));
    jersey.register(new UpdateEditingResource(updates, new UpdateSchedule(log), database, base));
    jersey.register(new UpdateText(clock, site.timeZone()));
  }

  /** What came of what was said. */
  private void registerRecord() {
    jersey.register(new ClaimResource(database, base, next));
    jersey.register(new ClaimMarkingResource(updates, database, base));
    jersey.register(new DigestResource(database, base, next, clock));
    jersey.register(new CorrectionResource(database, base, next));
    jersey.register(new ArticleCorrectionResource(database, base, next));
    jersey.register(
        new CorrectionEditingResource(
            new CorrectionEditor(log, articles, updates), database, base));
  }

  private void registerRevisions() {
    jersey.register(new ArticleRevisionResource(database, base, next));
    jersey.register(new ArticleDiffResource(database, base, next));
    jersey.register(new ArticleDiffTextResource(database, base, next));
    jersey.register(new ArticleRevisionEditingResource(articles, database, base));
    jersey.register(new UpdateRevisionResource(database, base, next));
    jersey.register(new UpdateDiffResource(database, base, next));
    jersey.register(new UpdateDiffTextResource(database, base, next));
    jersey.register(new UpdateRevisionEditingResource(updates, database, base));
  }

  private void registerComments(DueWork work) {
    CommentConfiguration rules = configuration.getComments();
    RateLimit limit = new RateLimit("comments", "comments", rules.perMinute());
    CommentDesk desk = new CommentDesk(log, rules);
    CommentModerator moderator = new CommentModerator(log, database, clock, rules);
    database.jdbi().registerArgument(new PrivateEmailArgument());
    jersey.register(new CommentResource(database, base, desk, limit, next));
    jersey.register(new SingleCommentResource(database, base, desk, limit, next));
    jersey.register(new CommentCountResource(database, next));
    jersey.register(new ModerationResource(moderator, database, base, clock));
    work.add("Erasing e-mail addresses", ERASING, moderator::forgetDueEmails);
  }

  private void registerEvents(EventEditor events) {
    Icalendar icalendar = new Icalendar(base, site.name(), site.timeZone());
    jersey.register(
        new CalendarResource(database, base, site.timeZone(), site.weekStart(), next, clock));
    jersey.register(new EventResource(database, base, site.timeZone(), icalendar, next));
    jersey.register(new EventCalendarResource(database, icalendar));
    jersey.register(new EventEditingResource(events, database, base));
  }

  private void registerAppeals(AppealEditor appeals) {
    jersey.register(new AppealResource(database, base, appealsInForce, next, clock));
    jersey.register(new AppealEditingResource(appeals, database, base));
    jersey.register(new FundingResource(database, base, appealsInForce, asker(site), clock));
  }

  private void registerMedia(MediaLibrary library, MediaStore pictures) {
    jersey.register(new MediaResource(database, pictures));
    jersey.register(new MediaEditingResource(library, database, base));
    jersey.register(new MediaUploadReader());
  }

  private void registerSchedule(DueWork work) {
    jersey.register(new ScheduleResource(database, base));
    new ScheduledWork(
            database,
            clock,
            Map.of(
                ArticleSchedule.TYPE, new ArticleSchedule(log)::perform,
                UpdateSchedule.TYPE, updates::perform))
        .addTo(work);
    work.add("Rewriting the database", ERASING, new Erasure(database)::perform);
    times.addTo(work, log);
  }

  private static FundingResource.Asker asker(SiteConfiguration site) {
    String name = site.publisherName();
    return new FundingResource.Asker(
        name, site.contactEmail("support"), site.description().orElse(name), site.url());
  }

  private static String version() {
    return Optional.ofNullable(Samizdat.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
