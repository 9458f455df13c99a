package org.samizdat.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** Reads no more of a body than is allowed, whatever its length claims to be. */
@PreMatching
public final class BodyLimit implements ContainerRequestFilter {
  private final int maxBytes;

  public BodyLimit(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > maxBytes) {
      throw tooLarge();
    }
    request.setEntityStream(new Limited(request.getEntityStream()));
  }

  private ProblemException tooLarge() {
    return new ProblemException(
            ProblemType.CONTENT_TOO_LARGE, "A body may have at most %,d bytes.".formatted(maxBytes))
        .withHeader("Connection", "close");
  }

  private final class Limited extends FilterInputStream {
    private long remaining = maxBytes;

    Limited(InputStream in) {
      super(in);
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
        throw tooLarge();
      }
    }
  }
}
