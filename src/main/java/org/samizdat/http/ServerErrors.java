package org.samizdat.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** Problems for what fails before the endpoints are reached, such as a malformed request line. */
public final class ServerErrors implements Request.Handler {
  /** The address that Jetty gives to a request that it could not read. */
  private static final String UNREADABLE = "/badMessage";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object status = request.getAttribute(ErrorHandler.ERROR_STATUS);
    int found = status instanceof Integer known ? known : response.getStatus();
    // What Jetty could not even read is the client's mistake, whatever Jetty makes of it.
    int code = found >= 500 && FrontAnswers.path(request).equals(UNREADABLE) ? 400 : found;
    ProblemType type = ProblemType.ofStatus(code);
    FrontAnswers.problem(
        request, response, callback, new ProblemException(type, type.title() + "."));
    return true;
  }
}
