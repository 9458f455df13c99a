package org.samizdat.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Gives every request an id: the client's own {@code X-Request-Id} where it is harmless, a new one
 * otherwise. It stands in the answer, in every problem and in every log line of the request.
 */
public final class RequestIds implements Filter {
  public static final String HEADER = "X-Request-Id";
  private static final String MDC_KEY = "requestId";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = choose(((HttpServletRequest) request).getHeader(HEADER));
    ((HttpServletResponse) response).setHeader(HEADER, id);
    MDC.put(MDC_KEY, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  /** The id of the request that this thread is answering. */
  public static String current() {
    return Optional.ofNullable(MDC.get(MDC_KEY)).orElseGet(() -> choose(null));
  }

  /** Does something on this thread for the request with this id. */
  static <T> T with(String id, Supplier<T> work) {
    MDC.put(MDC_KEY, id);
    try {
      return work.get();
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  /** The client's own id where it is harmless, else a new one: unique, though not unguessable. */
  public static String choose(@Nullable String offered) {
    return offered != null && HARMLESS.matcher(offered).matches() ? offered : unique();
  }

  private static String unique() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
