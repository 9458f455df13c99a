package org.samizdat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.appeal.AppealContent;
import org.samizdat.appeal.AppealEditor;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.ArticleMarkdown;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.Media;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.event.EventContent;
import org.samizdat.event.EventEditor;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.media.MediaContent;
import org.samizdat.media.MediaLibrary;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateEditor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live blog that an empty database is given, so that a first look shows what the API is for. It
 * takes the same way as every other article, and is published last: a half-loaded one is never
 * seen.
 */
final class Sample {
  private static final Logger LOGGER = LoggerFactory.getLogger(Sample.class);
  private static final Actor LOADER = Actor.server("sample");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Database database;
  private final ArticleEditor articles;
  private final UpdateEditor updates;
  private final EventEditor events;
  private final AppealEditor appeals;
  private final MediaLibrary pictures;

  Sample(
      Database database,
      ArticleEditor articles,
      UpdateEditor updates,
      EventEditor events,
      AppealEditor appeals,
      MediaLibrary pictures) {
    this.database = database;
    this.articles = articles;
    this.updates = updates;
    this.events = events;
    this.appeals = appeals;
    this.pictures = pictures;
  }

  void loadIfEmpty() {
    if (!database.read(PublicArticles::noneYet)) {
      return;
    }
    UUID picture =
        pictures.add(
            LOADER,
            MergePatch.checked(yaml(text("/sample/picture.yaml")), MediaContent.class),
            read("/sample/picture.jpg"));
    Article draft =
        articles.create(
            LOADER,
            ArticleMarkdown.parse(text("/sample/article.md")).withMedia(List.of(Media.of(picture))),
            false);
    ArticleRef ref = new ArticleRef(draft.id().toString());
    JsonNode entries = yaml(text("/sample/updates.yaml"));
    for (JsonNode each : entries.path("updates")) {
      updates.create(
          LOADER,
          ref,
          MergePatch.checked(each, UpdateContent.class),
          true,
          Optional.of(Instant.parse(each.path("occurredAt").asText())));
    }
    for (JsonNode each : yaml(text("/sample/events.yaml")).path("events")) {
      ((ObjectNode) each).put("articleId", draft.id().toString());
      events.create(LOADER, MergePatch.checked(each, EventContent.class), true);
    }
    for (JsonNode each : yaml(text("/sample/appeals.yaml")).path("appeals")) {
      appeals.publish(LOADER, MergePatch.checked(each, AppealContent.class));
    }
    Instant publishedAt = Instant.parse(entries.path("publishedAt").asText());
    articles.publish(
        LOADER,
        ref,
        new Preconditions(Preconditions.etag(draft.revision())),
        Optional.of(publishedAt));
    LOGGER.info(
        "'{}' is loaded, because the database was empty; SAMIZDAT_SAMPLE=false leaves it empty",
        draft.slug());
  }

  private static String text(String resource) {
    return new String(read(resource), StandardCharsets.UTF_8);
  }

  private static byte[] read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Sample.class.getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
