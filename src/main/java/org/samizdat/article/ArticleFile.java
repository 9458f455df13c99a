package org.samizdat.article;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Json;
import org.samizdat.json.Members;
import org.samizdat.text.Slugs;

/**
 * Writes an article as the Markdown file that {@link ArticleMarkdown} reads: everything that an
 * editor wrote and the public may know, so neither the note for staff nor an embargo.
 */
public final class ArticleFile {
  /** Every text in quotes and on one line: nothing in it can be taken for anything else. */
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .build())
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private ArticleFile() {}

  /** The file; pictures of this server stand in it by their addresses. */
  public static String of(Article article, BaseUrl base) {
    String markdown = article.body().map(Article.Body::markdown).orElse("");
    String body = markdown.isBlank() ? "" : "\n" + markdown + "\n";
    return "---\n" + yaml(frontMatter(article, base)) + "---\n" + body;
  }

  private static Members frontMatter(Article article, BaseUrl base) {
    ArticleContent content = article.content();
    return new Members()
        .with("slug", article.slug())
        .with("kind", content.kind())
        .with("language", article.language())
        .with("kicker", content.kicker())
        .with("headline", content.headline())
        .with("standfirst", content.standfirst())
        .with("bylines", content.bylines())
        .with("topics", article.topics().stream().map(ArticleFile::topic).toList())
        .with("places", content.places())
        .with("breaking", Optional.of(true).filter(content.breaking()::equals))
        .with("coverageStartsAt", content.coverageStartsAt())
        .with("media", media(content.media(), base))
        .with("relatedLinks", content.relatedLinks())
        .with("translations", content.translations())
        .with("callsToAction", content.callsToAction())
        .with("rights", content.rights())
        .with("commentsOpen", Optional.of(false).filter(content.commentsOpen()::equals))
        .with("commentsCloseAt", content.commentsCloseAt());
  }

  private static List<Members> media(List<Media> media, BaseUrl base) {
    return media.stream()
        .map(each -> MediaView.of(each, base))
        .map(
            view ->
                new Members()
                    .with("url", view.url())
                    .with("alt", view.alt())
                    .with("caption", view.caption())
                    .with("credit", view.credit())
                    .with("contentType", view.contentType())
                    .with("width", view.width())
                    .with("height", view.height())
                    .with("sha256", view.sha256()))
        .toList();
  }

  /** Just its name where its slug is made of that. */
  private static Object topic(Topic topic) {
    return Slugs.from(topic.name()).filter(topic.slug()::equals).isPresent()
        ? topic.name()
        : new TopicName(Optional.of(topic.slug()), topic.name());
  }

  private static String yaml(Members frontMatter) {
    try {
      return YAML.writeValueAsString(Json.tree(frontMatter));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
