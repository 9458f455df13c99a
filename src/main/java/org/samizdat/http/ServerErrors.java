package org.samizdat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.samizdat.json.Json;
import org.samizdat.problem.Problem;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** Problems for what fails before the endpoints are reached, such as a malformed request line. */
public final class ServerErrors implements Request.Handler {
  /** The address that Jetty gives to a request that it could not read. */
  private static final String UNREADABLE = "/badMessage";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Object status = request.getAttribute(ErrorHandler.ERROR_STATUS);
    int found = status instanceof Integer known ? known : response.getStatus();
    // What Jetty could not even read is the client's mistake, whatever Jetty makes of it.
    int code = found >= 500 && path(request).equals(UNREADABLE) ? 400 : found;
    ProblemType type = ProblemType.ofStatus(code);
    String requestId = RequestIds.choose(request.getHeaders().get(RequestIds.HEADER));
    ProblemException problem = new ProblemException(type, type.title() + ".");
    byte[] body = body(Problem.of(problem, path(request), requestId));
    response.setStatus(type.status());
    response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE));
    response.getHeaders().put(new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));
    response.getHeaders().put(RequestIds.HEADER, requestId);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static String path(Request request) {
    String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    return path == null ? "/" : path;
  }

  private static byte[] body(Problem problem) throws JsonProcessingException {
    return Json.mapper().writeValueAsBytes(problem);
  }
}
