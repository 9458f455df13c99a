package org.samizdat.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samizdat.http.JsonProblems;
import org.samizdat.http.TextBody;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * An article as a Markdown file: YAML front matter between two lines of three hyphens with the same
 * fields as the JSON form, then the body.
 */
@Consumes(ArticleMarkdown.MEDIA_TYPE)
public final class ArticleMarkdown implements MessageBodyReader<ArticleContent> {
  /** RFC 7763. */
  public static final String MEDIA_TYPE = "text/markdown";

  private static final Pattern FILE =
      Pattern.compile(
          "\\A\\uFEFF?---[ \\t]*\\R(.*?)\\R---[ \\t]*(?:\\R|\\z)(.*)\\z", Pattern.DOTALL);
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(Json.MAX_DEPTH).build())
              .build());

  private static final ObjectReader EXACT =
      YAML.reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private static final String BLANKS = " \t\r\n";

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == ArticleContent.class && media.isCompatible(MediaType.valueOf(MEDIA_TYPE));
  }

  @Override
  public ArticleContent readFrom(
      Class<ArticleContent> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    return parse(TextBody.decode(in.readAllBytes()));
  }

  /** Reads a file; front matter that is missing or wrong is a problem. */
  public static ArticleContent parse(String file) {
    Matcher parts = FILE.matcher(file);
    if (!parts.matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST,
          "The file must begin with front matter: a line ---, YAML with at least a headline, a line ---.");
    }
    ObjectNode content = frontMatter(parts.group(1));
    String body = withoutBlankLines(parts.group(2));
    if (!body.isEmpty()) {
      content.put("body", body);
    }
    try {
      return Json.mapper().treeToValue(content, ArticleContent.class);
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    }
  }

  /** An indented first line would mean something else without its blanks, so they stay. */
  private static String withoutBlankLines(String text) {
    int start = 0;
    for (int at = 0; at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0; at++) {
      if (text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        start = at + 1;
      }
    }
    int end = text.length();
    while (end > start && BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static ObjectNode frontMatter(String yaml) {
    try {
      JsonNode read = EXACT.readTree(yaml.getBytes(StandardCharsets.UTF_8));
      if (read instanceof ObjectNode fields) {
        return fields;
      }
      return JsonNodeFactory.instance.objectNode();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "The front matter is not well-formed YAML: " + reason);
    }
  }
}
