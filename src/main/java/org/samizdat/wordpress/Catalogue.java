package org.samizdat.wordpress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.samizdat.json.Json;

/**
 * What entries refer to, found before them: attachments, authors, terms, and which entry has which
 * slug. It lies in a file of its own that is gone afterwards, so that no archive is too large.
 */
final class Catalogue implements Content, AutoCloseable {
  private static final int CACHE_MEGABYTES = 8;
  private static final int MAX_PICTURES = 200;

  /** WordPress names smaller pictures after their size. */
  private static final Pattern SIZE = Pattern.compile("-(?:\\d{1,5}x\\d{1,5}|scaled)(?=\\.\\w+$)");

  private final Path file;
  private final MVStore store;
  private final MVMap<Long, String> attachments;
  private final MVMap<String, Long> byUrl;
  private final MVMap<String, Long> byParent;
  private final MVMap<String, String> authors;
  private final MVMap<String, String> topics;
  private final MVMap<String, Long> slugs;
  private final Slugger slugger = new Slugger();
  private Optional<Site> site = Optional.empty();

  Catalogue() throws IOException {
    file = Files.createTempFile("samizdat-wordpress", ".mv");
    store = new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MEGABYTES).open();
    attachments = store.openMap("attachments");
    byUrl = store.openMap("byUrl");
    byParent = store.openMap("byParent");
    authors = store.openMap("authors");
    topics = store.openMap("topics");
    slugs = store.openMap("slugs");
  }

  @Override
  public void site(Site found) {
    site = Optional.of(found);
  }

  @Override
  public void author(Author author) {
    authors.put(author.login(), Cleaned.words(author.name()));
  }

  @Override
  public void term(Term term) {
    if (term.isTopic()) {
      topics.putIfAbsent(slugger.topic(term), slugger.topicName(term));
    }
  }

  @Override
  public void entry(Entry entry) {
    if (entry.isAttachment()) {
      put(Attachment.of(entry));
      byUrl.put(key(entry.attachmentUrl()), entry.id());
      byParent.put("%019d/%019d".formatted(entry.parent(), entry.id()), entry.id());
    } else if (entry.isArticle()) {
      entry.terms().forEach(this::term);
      slugs.putIfAbsent(slugger.article(entry), entry.id());
    }
  }

  void put(Attachment attachment) {
    attachments.put(attachment.id(), Json.write(attachment));
  }

  Site site() {
    return site.orElseThrow();
  }

  /** The entry that has a slug; the first to ask has it. */
  long ownerOf(String slug, long entry) {
    return Optional.ofNullable(slugs.putIfAbsent(slug, entry)).orElse(entry);
  }

  String author(String login) {
    return authors.getOrDefault(login, login);
  }

  /** Names of topics by their slugs. */
  Stream<Map.Entry<String, String>> topics() {
    return topics.entrySet().stream();
  }

  Stream<Attachment> attachments() {
    return attachments.values().stream().map(Catalogue::read);
  }

  Optional<Attachment> attachment(long id) {
    return Optional.ofNullable(attachments.get(id)).map(Catalogue::read);
  }

  /** The attachment that a picture shows, in whatever size. */
  Optional<Attachment> attachment(Picture picture) {
    return attachment(picture.attachment())
        .or(() -> Optional.ofNullable(byUrl.get(key(picture.url()))).flatMap(this::attachment));
  }

  /** Those that were uploaded to an entry, in their order, at most 200. */
  List<Attachment> attachmentsOf(long entry) {
    String prefix = "%019d/".formatted(entry);
    List<Attachment> found = new ArrayList<>();
    var keys = byParent.keyIterator(prefix);
    while (keys.hasNext() && found.size() < MAX_PICTURES) {
      String key = keys.next();
      if (!key.startsWith(prefix)) {
        break;
      }
      attachment(Long.parseLong(key.substring(prefix.length()))).ifPresent(found::add);
    }
    return found;
  }

  private static Attachment read(String json) {
    return Json.read(json, Attachment.class);
  }

  private static String key(String url) {
    String path = url.replaceFirst("[?#].*$", "").replaceFirst("^https?://", "");
    return SIZE.matcher(path).replaceFirst("");
  }

  @Override
  public void close() throws IOException {
    store.closeImmediately();
    Files.deleteIfExists(file);
  }
}
