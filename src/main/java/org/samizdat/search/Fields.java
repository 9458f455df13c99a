package org.samizdat.search;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.json.WireName;
import org.samizdat.update.Claim;
import org.samizdat.update.PublicUpdates;
import org.samizdat.update.UpdateContent;

/** What the index holds of an article or update, and under which names. Texts are not kept. */
final class Fields {
  static final String HEADLINE = "headline";
  static final String TEXT = "text";
  static final List<String> WORDS = List.of(HEADLINE, TEXT);
  static final String ID = "id";
  static final String ARTICLE = "article";
  static final String TYPE = "type";
  static final String KIND = "kind";
  static final String TOPIC = "topic";

  /** The language with its shorter forms: {@code en-GB} is also {@code en}. */
  static final String LANGUAGE = "language";

  static final String STEMMING = "stemming";

  /** First publication, in microseconds of the epoch. */
  static final String PUBLISHED = "published";

  /** First publication in the site's zone: the year times 12, and the month from 0. */
  static final String MONTH = "month";

  /** Decides between what was published at the same moment: the random half of the id. */
  static final String TIE = "tie";

  private static final int MONTHS = 12;

  private final Words words;
  private final ZoneId zone;

  Fields(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  Document of(Article article) {
    ArticleContent content = article.content();
    Document document =
        filed(HitType.ARTICLE, article.id(), article, article.publishedAt().orElseThrow());
    words(
        document,
        article,
        join(content.kicker().stream(), Stream.of(content.headline())),
        join(
            content.standfirst().stream(),
            article.body().map(Article.Body::text).stream(),
            content.bylines().stream().map(each -> each.name()),
            content.places().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.name()), each.region().stream()))));
    return document;
  }

  Document of(PublicUpdates.Found found) {
    UpdateContent content = found.update().content();
    Document document =
        filed(
            HitType.UPDATE,
            found.update().id(),
            found.article(),
            found.update().publishedAt().orElseThrow());
    words(
        document,
        found.article(),
        content.headline().orElse(""),
        join(
            content.summary().stream(),
            Stream.of(found.update().body().text()),
            content.attribution().stream().map(each -> each.name()),
            content.claims().stream()
                .flatMap((Claim each) -> Stream.of(each.text(), each.attribution().name()))));
    return document;
  }

  @SafeVarargs
  private static String join(Stream<String>... texts) {
    return Stream.of(texts).flatMap(each -> each).collect(Collectors.joining("\n\n"));
  }

  private void words(Document document, Article article, String headline, String text) {
    var analyzer = words.analyzer(Stemming.of(article.language()));
    document.add(new TextField(HEADLINE, analyzer.tokenStream(HEADLINE, headline)));
    document.add(new TextField(TEXT, analyzer.tokenStream(TEXT, text)));
  }

  private Document filed(HitType type, UUID id, Article article, Instant published) {
    Document document = new Document();
    keyword(document, ID, id.toString());
    document.add(new BinaryDocValuesField(ID, bytes(id)));
    keyword(document, ARTICLE, article.id().toString());
    keyword(document, TYPE, WireName.of(type));
    document.add(new NumericDocValuesField(TYPE, type.ordinal()));
    keyword(document, KIND, WireName.of(article.content().kind()));
    String language = article.language();
    for (int end = language.length(); end > 0; end = language.lastIndexOf('-', end - 1)) {
      keyword(document, LANGUAGE, language.substring(0, end));
    }
    document.add(new SortedDocValuesField(LANGUAGE, new BytesRef(language)));
    keyword(document, STEMMING, Stemming.of(language).code());
    for (String topic : article.topicSlugs()) {
      keyword(document, TOPIC, topic);
      document.add(new SortedSetDocValuesField(TOPIC, new BytesRef(topic)));
    }
    long micros = micros(published);
    document.add(new LongPoint(PUBLISHED, micros));
    document.add(new NumericDocValuesField(PUBLISHED, micros));
    document.add(new NumericDocValuesField(MONTH, month(published)));
    document.add(new NumericDocValuesField(TIE, id.getLeastSignificantBits()));
    return document;
  }

  private static void keyword(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  private long month(Instant published) {
    ZonedDateTime local = published.atZone(zone);
    return (long) local.getYear() * MONTHS + local.getMonthValue() - 1;
  }

  /** As it is written outside, such as {@code 2011-12}. */
  static String month(long number) {
    return "%04d-%02d".formatted(number / MONTHS, number % MONTHS + 1);
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static BytesRef bytes(UUID id) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return new BytesRef(bytes.array());
  }

  static UUID id(BytesRef bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
