package org.samizdat.media;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jvnet.mimepull.MIMEParsingException;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Reads a picture that is sent as a form (RFC 7578), or else as the whole body, whatever type is
 * claimed: curl claims a form of another kind unless it is told otherwise.
 */
@Consumes(MediaType.WILDCARD)
public final class MediaUploadReader implements MessageBodyReader<MediaUpload> {
  private static final String FILE = "file";
  private static final Set<String> PARTS = Set.of(FILE, "alt", "caption", "credit", "rights");

  @Context private Providers providers;

  @SuppressWarnings("NullAway.Init") // the container injects the providers
  public MediaUploadReader() {}

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
    return type == MediaUpload.class;
  }

  @Override
  public MediaUpload readFrom(
      Class<MediaUpload> type,
      Type genericType,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    if (!media.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      return new MediaUpload(
          body.readAllBytes(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    try (FormDataMultiPart form =
        providers
            .getMessageBodyReader(
                FormDataMultiPart.class, FormDataMultiPart.class, annotations, media)
            .readFrom(
                FormDataMultiPart.class,
                FormDataMultiPart.class,
                annotations,
                media,
                headers,
                body)) {
      return of(form);
    } catch (MIMEParsingException e) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "The form is cut short or malformed.");
    }
  }

  private static MediaUpload of(FormDataMultiPart form) throws IOException {
    for (Map.Entry<String, List<FormDataBodyPart>> each : form.getFields().entrySet()) {
      if (!PARTS.contains(each.getKey())) {
        throw ProblemException.invalidContent(
            "/" + each.getKey(),
            "is not known here: " + String.join(", ", PARTS.stream().sorted().toList()));
      }
      if (each.getValue().size() > 1) {
        throw ProblemException.invalidContent("/" + each.getKey(), "is given more than once");
      }
    }
    FormDataBodyPart file = form.getField(FILE);
    if (file == null) {
      throw ProblemException.invalidContent("/" + FILE, "is required: the form has no file");
    }
    try (InputStream bytes = file.getEntityAs(InputStream.class)) {
      return new MediaUpload(
          bytes.readAllBytes(),
          text(form, "alt"),
          text(form, "caption"),
          text(form, "credit"),
          text(form, "rights"));
    }
  }

  private static Optional<String> text(FormDataMultiPart form, String name) {
    return Optional.ofNullable(form.getField(name)).map(part -> part.getEntityAs(String.class));
  }
}
