package org.samizdat.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Reads what a refused request still has of a body of modest size. Otherwise the connection would
 * have to be closed, and a client that keeps it for its next request would see that one fail
 * instead.
 */
public final class UnreadBodies implements Filter {
  private static final int MODEST_BYTES = 4 << 20;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    int length = request.getContentLength();
    if (length > 0 && length <= MODEST_BYTES && !request.isAsyncStarted()) {
      drain(request);
    }
  }

  private static void drain(ServletRequest request) throws IOException {
    byte[] buffer = new byte[4096];
    int read;
    do {
      read = request.getInputStream().read(buffer);
    } while (read >= 0);
  }
}
