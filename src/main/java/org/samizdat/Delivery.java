package org.samizdat;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.samizdat.appeal.AppealObjects;
import org.samizdat.appeal.AppealsForReaders;
import org.samizdat.article.ArticleObjects;
import org.samizdat.article.ArticleTimes;
import org.samizdat.article.NextChange;
import org.samizdat.cache.ReadCache;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeTail;
import org.samizdat.change.PublicObjects;
import org.samizdat.comment.CommentObjects;
import org.samizdat.correction.CorrectionObjects;
import org.samizdat.database.Database;
import org.samizdat.event.EventObjects;
import org.samizdat.feed.Feeds;
import org.samizdat.follow.ChangeViews;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.FrontHandlers;
import org.samizdat.http.RequestMetrics;
import org.samizdat.network.Targets;
import org.samizdat.partner.Partners;
import org.samizdat.schedule.DueWork;
import org.samizdat.search.Search;
import org.samizdat.stream.Broadcast;
import org.samizdat.stream.StreamHandler;
import org.samizdat.sync.ChangeResource;
import org.samizdat.topic.TopicObjects;
import org.samizdat.update.UpdateObjects;
import org.samizdat.webhook.DeliveryEditor;
import org.samizdat.webhook.DeliveryResource;
import org.samizdat.webhook.PingResource;
import org.samizdat.webhook.ReplayResource;
import org.samizdat.webhook.WebhookDispatcher;
import org.samizdat.webhook.WebhookEditor;
import org.samizdat.webhook.WebhookKeyResource;
import org.samizdat.webhook.WebhookPings;
import org.samizdat.webhook.WebhookResource;

/** Puts together what follows the log of changes, and tells others. */
final class Delivery {
  private final SamizdatConfiguration configuration;
  private final Environment environment;
  private final Database database;
  private final ChangeLog log;
  private final ChangeTail tail;
  private final Clock clock;
  private final BaseUrl base;

  Delivery(
      SamizdatConfiguration configuration,
      Environment environment,
      Database database,
      ChangeLog log,
      ChangeTail tail,
      Clock clock) {
    this.configuration = configuration;
    this.environment = environment;
    this.database = database;
    this.log = log;
    this.tail = tail;
    this.clock = clock;
    this.base = configuration.base();
  }

  void register(DueWork work) {
    List<PublicObjects> objects = objects();
    ChangeViews views = new ChangeViews(objects);
    FrontHandlers front = new FrontHandlers();
    environment.lifecycle().addEventListener(front);
    if (configuration.getHttp().measureHits()) {
      front.add(new RequestMetrics(environment.metrics()));
    }
    registerCache(front);
    ChangeResource changes = new ChangeResource(database, base, tail, views);
    environment.jersey().register(changes);
    environment.lifecycle().manage(changes);
    registerStream(front, views);
    registerFeeds();
    registerSearch();
    Partners.register(
        configuration.getPartners(),
        environment.jersey(),
        database,
        base,
        configuration.getSite(),
        views,
        clock);
    WebhookDispatcher webhooks = registerWebhooks(objects);
    Duration kept = Duration.ofDays(configuration.getChanges().keepDays());
    work.add(
        "Forgetting old changes",
        Duration.ofHours(1),
        () -> {
          webhooks.forget(kept); // which queues first what nobody has queued yet
          log.forget(kept);
        });
  }

  private List<PublicObjects> objects() {
    AppealsForReaders appeals = new AppealsForReaders(base, configuration.getSite().language());
    return List.of(
        new ArticleObjects(base, appeals),
        new UpdateObjects(base),
        new TopicObjects(base),
        new CommentObjects(base),
        new EventObjects(base),
        new AppealObjects(base),
        new CorrectionObjects(base));
  }

  private void registerCache(FrontHandlers front) {
    if (configuration.getCache().maxBytes() > 0) {
      String tagHeader = configuration.getHttp().cacheTagHeader();
      ReadCache cache =
          new ReadCache(configuration.getCache(), tail.freshness(), tail::isDeaf, clock, tagHeader);
      cache.measure(environment.metrics());
      front.add(cache);
    }
  }

  private void registerStream(FrontHandlers front, ChangeViews views) {
    Broadcast broadcast = new Broadcast(configuration.getStream(), log, tail, views, base);
    environment.lifecycle().manage(broadcast);
    environment.lifecycle().addEventListener(broadcast);
    StreamHandler stream = new StreamHandler(configuration.getStream(), database, broadcast);
    stream.measure(environment.metrics());
    front.add(stream);
  }

  private void registerFeeds() {
    NextChange next = new NextChange(new ArticleTimes(configuration.getLive()), clock);
    new Feeds(configuration.getFeeds(), configuration.getSite(), database, base, next, clock)
        .register(environment, tail);
  }

  private void registerSearch() {
    NextChange next = new NextChange(new ArticleTimes(configuration.getLive()), clock);
    AppealsForReaders appeals = new AppealsForReaders(base, configuration.getSite().language());
    Search search =
        new Search(environment, database, base, configuration.getSite().timeZone(), next, clock);
    if (configuration.getSearch().enabled()) {
      search.register(
          configuration.getSearch().directory(configuration.dataPath()),
          log,
          tail,
          List.of(new ArticleObjects(base, appeals), new UpdateObjects(base)));
    } else {
      search.registerOff();
    }
  }

  private WebhookDispatcher registerWebhooks(List<PublicObjects> objects) {
    JerseyEnvironment jersey = environment.jersey();
    Targets targets = new Targets(configuration.getWebhooks().privateTargets());
    WebhookDispatcher dispatcher =
        WebhookDispatcher.of(database, clock, targets, base, objects, tail, environment.metrics());
    environment.lifecycle().manage(dispatcher);
    WebhookEditor editor = new WebhookEditor(log, targets, dispatcher::poke);
    jersey.register(new WebhookResource(editor, database, base, clock));
    DeliveryEditor deliveries = new DeliveryEditor(log, dispatcher, base);
    jersey.register(new DeliveryResource(deliveries, database));
    jersey.register(new ReplayResource(deliveries));
    jersey.register(new PingResource(new WebhookPings(log, database, clock, dispatcher)));
    jersey.register(new WebhookKeyResource(database, clock));
    return dispatcher;
  }
}
