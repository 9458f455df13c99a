package org.samizdat.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Reads no more of a body than is allowed, whatever its length claims to be. Under one address more
 * is allowed: where pictures are sent.
 */
@PreMatching
public final class BodyLimit implements ContainerRequestFilter {
  private final int maxBytes;
  private final String largePath;
  private final int largeMaxBytes;

  public BodyLimit(int maxBytes, String largePath, int largeMaxBytes) {
    this.maxBytes = maxBytes;
    this.largePath = largePath;
    this.largeMaxBytes = largeMaxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean large = request.getUriInfo().getPath().equals(largePath);
    int limit = large ? largeMaxBytes : maxBytes;
    if (request.getLength() > limit) {
      throw tooLarge(limit);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  private static ProblemException tooLarge(int limit) {
    return new ProblemException(
            ProblemType.CONTENT_TOO_LARGE, "A body may have at most %,d bytes.".formatted(limit))
        .withHeader("Connection", "close");
  }

  private static final class Limited extends FilterInputStream {
    private final int limit;
    private long remaining;

    Limited(InputStream in, int limit) {
      super(in);
      this.limit = limit;
      this.remaining = limit;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) {
        count(1);
      }
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) {
      remaining -= read;
      if (remaining < 0) {
        throw tooLarge(limit);
      }
    }
  }
}
