package org.samizdat.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.samizdat.text.PlainText;

/** Wire forms of enums, instants and text. */
final class WireModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** The years that the API speaks about; both databases and RFC 3339 hold them. */
  private static final int FIRST_YEAR = 1;

  private static final int LAST_YEAR = 9999;

  @SuppressWarnings("unchecked")
  WireModule() {
    super("wire");
    addSerializer((Class<Enum<?>>) (Class<?>) Enum.class, new EnumWriter());
    addDeserializer(String.class, new TextReader());
    addDeserializer(Instant.class, new InstantReader());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(
        new SimpleDeserializers() {
          private static final long serialVersionUID = 1L;

          @Override
          public JsonDeserializer<?> findEnumDeserializer(
              Class<?> type, DeserializationConfig config, BeanDescription description) {
            return enumReader(type);
          }
        });
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static JsonDeserializer<?> enumReader(Class<?> type) {
    return new EnumReader(type);
  }

  private static final class EnumWriter extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unchecked")
    EnumWriter() {
      super((Class<Enum<?>>) (Class<?>) Enum.class);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(WireName.of(value));
    }
  }

  private static final class EnumReader<E extends Enum<E>> extends StdDeserializer<E> {
    private static final long serialVersionUID = 1L;
    private final Class<E> type;

    EnumReader(Class<E> type) {
      super(type);
      this.type = type;
    }

    @Override
    public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return WireName.parse(type, text(in, type))
          .orElseThrow(() -> refusal(in, type, "must be one of: " + WireName.choices(type)));
    }
  }

  private static final class TextReader extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextReader() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = text(in, String.class);
      if (!PlainText.isStorable(text)) {
        throw refusal(in, String.class, "must not contain NUL (U+0000) or half a surrogate pair");
      }
      return text;
    }
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      try {
        OffsetDateTime time = OffsetDateTime.parse(text(in, Instant.class));
        if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
          return time.toInstant().truncatedTo(ChronoUnit.MICROS);
        }
      } catch (DateTimeException e) {
        // told below, in our words
      }
      throw refusal(
          in, Instant.class, "must be an RFC 3339 date-time such as 2011-12-16T17:54:00Z");
    }
  }

  private static String text(JsonParser in, Class<?> type) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw refusal(in, type, "must be a string");
    }
    return in.getText();
  }

  /** Every message begins with "must", and is told to the client as it stands. */
  private static MismatchedInputException refusal(JsonParser in, Class<?> type, String message) {
    return MismatchedInputException.from(in, type, message);
  }
}
