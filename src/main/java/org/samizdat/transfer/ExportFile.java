package org.samizdat.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.samizdat.http.Violations;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * The lines of an export in a file, compressed or not. A line is read when it is asked for. What
 * was cut off is taken as far as it goes, and known to be incomplete.
 */
public final class ExportFile implements Iterator<Arrival> {
  /** Room for a picture of 200 MB in Base64. */
  private static final int MAX_LINE_BYTES = 280_000_000;

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final byte[] END = "{\"type\":\"end\"".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int begin;
  private int end;
  private final HeaderLine header;
  private Optional<Arrival> next;
  private long number;
  private boolean complete;
  private boolean cutOff;

  /**
   * Reads the first line.
   *
   * @throws ProblemException when this is no export, or of a version that is not known here
   */
  public ExportFile(InputStream bytes) throws IOException {
    this.in = plain(new BufferedInputStream(bytes));
    this.header = header(read().orElseThrow(() -> notAnExport("It is empty.")));
    this.next = advance();
  }

  private static InputStream plain(InputStream bytes) throws IOException {
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private static HeaderLine header(byte[] line) {
    try {
      JsonNode seen = org.samizdat.json.Json.mapper().readTree(line);
      boolean isOurs = HeaderLine.FORMAT.equals(seen.path("format").asText());
      if (isOurs && seen.path("version").asInt() != HeaderLine.VERSION) {
        throw notAnExport(
            "It is of version %s of the format; known here is %d."
                .formatted(seen.path("version"), HeaderLine.VERSION));
      }
      if (isOurs && Lines.read(line) instanceof HeaderLine header) {
        return Violations.requireNone(header);
      }
    } catch (IOException e) {
      // told below
    }
    throw notAnExport("Its first line is not the header of one.");
  }

  private static ProblemException notAnExport(String why) {
    return new ProblemException(
        ProblemType.INVALID_CONTENT, "This is no export of samizdat. " + why);
  }

  public HeaderLine header() {
    return header;
  }

  /** Whether the last line was there, and as many before it as it says; known at the end. */
  public boolean isComplete() {
    return complete;
  }

  /** The number of the last line that was read. */
  public long lines() {
    return number;
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Arrival next() {
    Arrival current = next.orElseThrow(NoSuchElementException::new);
    next = advance();
    return current;
  }

  private Optional<Arrival> advance() {
    try {
      Optional<byte[]> line = read();
      if (line.isEmpty() || cutOff) {
        return Optional.empty();
      }
      if (isEnd(line.get())) {
        complete = end(line.get()).lines() == number - 1;
        return advance();
      }
      complete = false;
      return line.map(json -> new Arrival(number, json.length, () -> Lines.read(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEnd(byte[] line) {
    return line.length > END.length
        && java.util.Arrays.equals(line, 0, END.length, END, 0, END.length);
  }

  private static EndLine end(byte[] line) {
    return Lines.read(line) instanceof EndLine end ? end : new EndLine(-1);
  }

  /** The next line; nothing at the end. A last one without its line feed was cut off. */
  private Optional<byte[]> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(0);
    while (begin < end || fill()) {
      int feed = begin;
      while (feed < end && buffer[feed] != '\n') {
        feed++;
      }
      if (line.size() + (long) feed - begin > MAX_LINE_BYTES) {
        throw notAnExport("Line %d is too long.".formatted(number + 1));
      }
      line.write(buffer, begin, feed - begin);
      begin = feed + 1;
      if (feed < end) {
        number++;
        return Optional.of(line.toByteArray());
      }
    }
    cutOff |= line.size() > 0;
    return Optional.empty();
  }

  private boolean fill() throws IOException {
    begin = 0;
    try {
      end = in.read(buffer);
    } catch (EOFException | ZipException e) {
      cutOff = true;
      end = -1;
    }
    return end > 0;
  }
}
