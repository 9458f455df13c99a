package org.samizdat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.samizdat.json.Json;
import org.samizdat.problem.Problem;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** What answers have in common that are given before or without the framework. */
public final class FrontAnswers {
  private static final String READS = "GET, HEAD, OPTIONS";

  private FrontAnswers() {}

  /**
   * Sets the headers of every public answer: the request's id, what keeps it from being taken for
   * anything but data, and who may read it.
   *
   * @return the request's id
   */
  public static String begin(Request request, Response response) {
    HttpFields.Mutable headers = response.getHeaders();
    String requestId = RequestIds.choose(request.getHeaders().get(RequestIds.HEADER));
    headers.put(RequestIds.HEADER, requestId);
    SafeHeaders.ALWAYS.forEach(headers::put);
    headers.put(SafeHeaders.POLICY, SafeHeaders.NOTHING_BUT_DATA);
    if (!SafeHeaders.isAdmin(path(request))) {
      CrossOrigin.PUBLIC.forEach(headers::put);
    }
    return requestId;
  }

  /** Answers OPTIONS, and with it whoever asks from another origin what may be asked. */
  public static void options(Request request, Response response, Callback callback) {
    begin(request, response);
    response.setStatus(HttpStatus.NO_CONTENT_204);
    response.getHeaders().put(HttpHeaders.ALLOW, READS);
    CrossOrigin.PUBLIC_PREFLIGHT.forEach(response.getHeaders()::put);
    callback.succeeded();
  }

  /** The refusal of a method where there is only something to read. */
  public static ProblemException readOnly() {
    return new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Here you can use: " + READS + ".")
        .withHeader(HttpHeaders.ALLOW, READS);
  }

  /** Answers with a problem, whatever was thrown. */
  public static void problem(
      Request request, Response response, Callback callback, Throwable thrown) {
    String requestId = begin(request, response);
    ProblemException problem = RequestIds.with(requestId, () -> ProblemMapper.problemOf(thrown));
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(problem.type().status());
    headers.put(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(HttpHeaders.CACHE_CONTROL, CachePolicy.ofProblem(problem.type()));
    problem.headers().forEach(headers::put);
    ByteBuffer body = ByteBuffer.wrap(body(Problem.of(problem, path(request), requestId)));
    if (HttpMethod.HEAD.is(request.getMethod())) {
      headers.put(HttpHeaders.CONTENT_LENGTH, body.remaining());
      body = BufferUtil.EMPTY_BUFFER;
    }
    response.write(true, body, callback);
  }

  static String path(Request request) {
    String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    return path == null ? "/" : path;
  }

  private static byte[] body(Problem problem) {
    try {
      return Json.mapper().writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
