package org.samizdat;

import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.samizdat.access.AccessConfiguration;
import org.samizdat.article.HttpUrl;
import org.samizdat.article.LiveConfiguration;
import org.samizdat.cache.CacheConfiguration;
import org.samizdat.change.ChangeConfiguration;
import org.samizdat.comment.CommentConfiguration;
import org.samizdat.database.DatabaseConfiguration;
import org.samizdat.feed.FeedConfiguration;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.HttpConfiguration;
import org.samizdat.media.MediaConfiguration;
import org.samizdat.partner.PartnerConfiguration;
import org.samizdat.search.SearchConfiguration;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.stream.StreamConfiguration;
import org.samizdat.webhook.WebhookConfiguration;

/** All of config.yml: one record per section, checked at start. */
@SuppressWarnings("NullAway.Init") // set by the configuration reader, which checks @NotNull
public final class SamizdatConfiguration extends Configuration {
  private @NotBlank String dataDirectory;
  private @NotNull @HttpUrl String baseUrl;
  private boolean sample;
  private boolean frontEnd;
  private @NotNull @Valid DatabaseConfiguration database;
  private @NotNull @Valid AccessConfiguration access;
  private @NotNull @Valid HttpConfiguration http;
  private @NotNull @Valid CacheConfiguration cache;
  private @NotNull @Valid ChangeConfiguration changes;
  private @NotNull @Valid LiveConfiguration live;
  private @NotNull @Valid StreamConfiguration stream;
  private @NotNull @Valid CommentConfiguration comments;
  private @NotNull @Valid MediaConfiguration media;
  private @NotNull @Valid WebhookConfiguration webhooks;
  private @NotNull @Valid FeedConfiguration feeds;
  private @NotNull @Valid PartnerConfiguration partners;
  private @NotNull @Valid SearchConfiguration search;
  private @NotNull @Valid SiteConfiguration site;

  /** Where the database, media and indexes are kept. */
  public Path dataPath() {
    return Path.of(dataDirectory).toAbsolutePath().normalize();
  }

  /** Under which address readers reach the API. */
  public BaseUrl base() {
    return new BaseUrl(baseUrl);
  }

  public void setDataDirectory(String dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Whether an empty database gets the sample live blog. */
  public boolean isSample() {
    return sample;
  }

  public void setSample(boolean sample) {
    this.sample = sample;
  }

  /** Whether the front end is given out at {@code /}. */
  public boolean isFrontEnd() {
    return frontEnd;
  }

  public void setFrontEnd(boolean frontEnd) {
    this.frontEnd = frontEnd;
  }

  public DatabaseConfiguration getDatabase() {
    return database;
  }

  public void setDatabase(DatabaseConfiguration database) {
    this.database = database;
  }

  public AccessConfiguration getAccess() {
    return access;
  }

  public void setAccess(AccessConfiguration access) {
    this.access = access;
  }

  public HttpConfiguration getHttp() {
    return http;
  }

  public void setHttp(HttpConfiguration http) {
    this.http = http;
  }

  public ChangeConfiguration getChanges() {
    return changes;
  }

  public void setChanges(ChangeConfiguration changes) {
    this.changes = changes;
  }

  public LiveConfiguration getLive() {
    return live;
  }

  public void setLive(LiveConfiguration live) {
    this.live = live;
  }

  public CacheConfiguration getCache() {
    return cache;
  }

  public void setCache(CacheConfiguration cache) {
    this.cache = cache;
  }

  public StreamConfiguration getStream() {
    return stream;
  }

  public void setStream(StreamConfiguration stream) {
    this.stream = stream;
  }

  public CommentConfiguration getComments() {
    return comments;
  }

  public void setComments(CommentConfiguration comments) {
    this.comments = comments;
  }

  public MediaConfiguration getMedia() {
    return media;
  }

  public void setMedia(MediaConfiguration media) {
    this.media = media;
  }

  public WebhookConfiguration getWebhooks() {
    return webhooks;
  }

  public void setWebhooks(WebhookConfiguration webhooks) {
    this.webhooks = webhooks;
  }

  public FeedConfiguration getFeeds() {
    return feeds;
  }

  public void setFeeds(FeedConfiguration feeds) {
    this.feeds = feeds;
  }

  public PartnerConfiguration getPartners() {
    return partners;
  }

  public void setPartners(PartnerConfiguration partners) {
    this.partners = partners;
  }

  public SearchConfiguration getSearch() {
    return search;
  }

  public void setSearch(SearchConfiguration search) {
    this.search = search;
  }

  public SiteConfiguration getSite() {
    return site;
  }

  public void setSite(SiteConfiguration site) {
    this.site = site;
  }
}
