package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samizdat.access.AuditResource;
import org.samizdat.access.RateLimit;
import org.samizdat.access.TokenResource;
import org.samizdat.access.Tokens;
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
import org.samizdat.change.ChangeTail;
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
import org.samizdat.database.DatabaseOpener;
import org.samizdat.database.Erasure;
import org.samizdat.digest.DigestResource;
import org.samizdat.event.EventCalendarResource;
import org.samizdat.event.EventEditingResource;
import org.samizdat.event.EventEditor;
import org.samizdat.event.EventResource;
import org.samizdat.event.Icalendar;
import org.samizdat.format.Formats;
import org.samizdat.http.BaseUrl;
import org.samizdat.idempotency.IdempotencyKeys;
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

/** The program: builds the parts and puts them together, with {@link Delivery}. */
public final class Samizdat extends Application<SamizdatConfiguration> {
  /** How often it is looked whether something is to be erased. */
  private static final Duration ERASING = Duration.ofSeconds(1);

  private final Clock clock;
  private final Map<String, String> settings;

  public Samizdat() {
    this(Clock.systemUTC(), Map.of());
  }

  /**
   * For tests: a server with its own time, and with these settings instead of the environment.
   *
   * @param settings values of the {@code SAMIZDAT_…} variables
   */
  public Samizdat(Clock clock, Map<String, String> settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /** Runs a command; without one, the server. */
  public static void main(String[] arguments) throws Exception {
    new Samizdat().run(arguments.length > 0 ? arguments : new String[] {"server"});
  }

  /** Where the settings come from when a command names no file. */
  public static String defaultSettings() {
    return Settings.DEFAULTS;
  }

  @Override
  public String getName() {
    return "samizdat";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<SamizdatConfiguration> bootstrap) {
    bootstrap.addCommand(new QuietServerCommand(this));
  }

  @Override
  public void initialize(Bootstrap<SamizdatConfiguration> bootstrap) {
    bootstrap.setObjectMapper(Settings.mapper());
    bootstrap.setConfigurationSourceProvider(new Settings(settings));
    bootstrap.addCommand(new TokenCommand());
    bootstrap.addCommand(new DatabaseCommand());
    bootstrap.addCommand(new RehearsalCommand(this));
    bootstrap.addCommand(new SnapshotCommand(this));
    bootstrap.addCommand(new ExportCommand());
    bootstrap.addCommand(new ImportCommand());
    bootstrap.addCommand(new ReindexCommand());
  }

  @Override
  protected void onFatalError(Throwable thrown) {
    System.err.println("samizdat: " + StartUpFailure.explain(thrown));
    System.exit(1);
  }

  @Override
  public void run(SamizdatConfiguration configuration, Environment environment) {
    MetricRegistry metrics = environment.metrics();
    Database database =
        DatabaseOpener.open(configuration.getDatabase(), configuration.dataPath(), metrics);
    environment.lifecycle().manage(database);
    ChangeLog log = new ChangeLog(database, clock);
    ChangeTail tail = new ChangeTail(log, clock);
    environment.lifecycle().manage(tail);
    Tokens tokens = new Tokens(database, clock);

    Http.register(configuration, environment, tokens, new IdempotencyKeys(database, clock));
    Operations.register(environment, database, log, tail, clock);
    MediaStore pictures = configuration.getMedia().open(configuration.dataPath());
    environment.lifecycle().manage(new AutoCloseableManager(pictures));
    DueWork work = new DueWork(clock);
    environment.lifecycle().manage(work);
    registerFeatures(configuration, environment.jersey(), database, log, tokens, pictures, work);
    new Delivery(configuration, environment, database, log, tail, clock).register(work);
    Announcement.of(configuration, environment, tokens);
  }

  private void registerFeatures(
      SamizdatConfiguration configuration,
      JerseyEnvironment jersey,
      Database database,
      ChangeLog log,
      Tokens tokens,
      MediaStore pictures,
      DueWork work) {
    BaseUrl base = configuration.base();
    SiteConfiguration site = configuration.getSite();
    ArticleEditor articles = new ArticleEditor(log, site.language());
    UpdateEditor updates = new UpdateEditor(log, site.timeZone());
    ArticleSchedule articleSchedule = new ArticleSchedule(log);
    ArticleTimes times = new ArticleTimes(configuration.getLive());
    NextChange next = new NextChange(times, clock);

    AppealsForReaders appealsInForce = new AppealsForReaders(base, site.language());
    AppealEditor appeals = new AppealEditor(log, site.language());

    jersey.register(new SiteResource(site, base, version()));
    jersey.register(new ContractResource());
    jersey.register(new TokenResource(tokens));
    jersey.register(new AuditResource(database));
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
    jersey.register(new ArticleEditingResource(articles, articleSchedule, database, base));
    jersey.register(new ArticleMarkdown());
    jersey.register(new ArticleMovedMapper(base));
    jersey.register(new LiveBlogResource(database, base, next));
    jersey.register(new LiveBlogEditingResource(updates, database, base));
    jersey.register(new UpdateResource(database, base, next, Permalinks.updates(base, next)));
    jersey.register(new UpdateEditingResource(updates, new UpdateSchedule(log), database, base));
    jersey.register(new UpdateText(clock, site.timeZone()));
    jersey.register(new ClaimMarkingResource(updates, database, base));
    jersey.register(
        new CorrectionEditingResource(
            new CorrectionEditor(log, articles, updates), database, base));
    registerRecord(jersey, database, base, next);
    registerRevisions(jersey, database, base, next, articles, updates);
    registerComments(configuration, jersey, database, log, next, work);
    jersey.register(
        new CalendarResource(database, base, site.timeZone(), site.weekStart(), next, clock));
    EventEditor events = new EventEditor(log, site.timeZone());
    Icalendar icalendar = new Icalendar(base, site.name(), site.timeZone());
    jersey.register(new EventResource(database, base, site.timeZone(), icalendar, next));
    jersey.register(new EventCalendarResource(database, icalendar));
    jersey.register(new EventEditingResource(events, database, base));
    jersey.register(new AppealResource(database, base, appealsInForce, next, clock));
    jersey.register(new AppealEditingResource(appeals, database, base));
    jersey.register(new FundingResource(database, base, appealsInForce, asker(site), clock));
    MediaLibrary library = new MediaLibrary(log, pictures, configuration.getMedia().maxPixels());
    jersey.register(new MediaResource(database, pictures));
    jersey.register(new MediaEditingResource(library, database, base));
    jersey.register(new MediaUploadReader());
    jersey.register(new TopicResource(database, base, next));
    jersey.register(new TopicEditingResource(log, database, base));
    jersey.register(new ScheduleResource(database, base));
    jersey.register(
        new ExportResource(new Exporter(database, pictures, site.name(), base.value()), log));
    Formats.register(jersey, database, base, site, appealsInForce, next, clock);
    new ScheduledWork(
            database,
            clock,
            Map.of(
                ArticleSchedule.TYPE, articleSchedule::perform,
                UpdateSchedule.TYPE, updates::perform))
        .addTo(work);
    work.add("Rewriting the database", ERASING, new Erasure(database)::perform);
    times.addTo(work, log);
    appeals.addTo(work);
    if (configuration.isSample()) {
      new Sample(database, articles, updates, events, appeals, library).loadIfEmpty();
    }
  }

  /** What came of what was said. */
  private void registerRecord(
      JerseyEnvironment jersey, Database database, BaseUrl base, NextChange next) {
    jersey.register(new ClaimResource(database, base, next));
    jersey.register(new DigestResource(database, base, next, clock));
    jersey.register(new CorrectionResource(database, base, next));
    jersey.register(new ArticleCorrectionResource(database, base, next));
  }

  private static void registerRevisions(
      JerseyEnvironment jersey,
      Database database,
      BaseUrl base,
      NextChange next,
      ArticleEditor articles,
      UpdateEditor updates) {
    jersey.register(new ArticleRevisionResource(database, base, next));
    jersey.register(new ArticleDiffResource(database, base, next));
    jersey.register(new ArticleDiffTextResource(database, base, next));
    jersey.register(new ArticleRevisionEditingResource(articles, database, base));
    jersey.register(new UpdateRevisionResource(database, base, next));
    jersey.register(new UpdateDiffResource(database, base, next));
    jersey.register(new UpdateDiffTextResource(database, base, next));
    jersey.register(new UpdateRevisionEditingResource(updates, database, base));
  }

  private void registerComments(
      SamizdatConfiguration configuration,
      JerseyEnvironment jersey,
      Database database,
      ChangeLog log,
      NextChange next,
      DueWork work) {
    CommentConfiguration rules = configuration.getComments();
    BaseUrl base = configuration.base();
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
