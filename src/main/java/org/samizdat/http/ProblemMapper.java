package org.samizdat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ParamException;
import org.jdbi.v3.core.ConnectionException;
import org.samizdat.database.Outage;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.Problem;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever was thrown into one problem. What is ours says what is wrong; what is not expected
 * is logged under the request's id, and the client is told that id and nothing else.
 */
public abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {
  private static final Logger LOGGER = LoggerFactory.getLogger(ProblemMapper.class);

  @Context private UriInfo uriInfo;

  @SuppressWarnings("NullAway.Init") // Jersey sets the address
  private ProblemMapper() {}

  /**
   * One mapper for everything, and one for each type that a framework has a mapper of its own for,
   * which would otherwise be nearer.
   */
  public static List<Class<? extends ProblemMapper<?>>> all() {
    return List.of(
        OfAnything.class, OfFramework.class, OfViolations.class, OfJson.class, OfParameter.class);
  }

  /** Whatever has no nearer mapper. */
  public static final class OfAnything extends ProblemMapper<Throwable> {}

  /** What Jersey raises: no such address, method or media type. */
  public static final class OfFramework extends ProblemMapper<WebApplicationException> {}

  /** Broken constraints. */
  public static final class OfViolations extends ProblemMapper<JerseyViolationException> {}

  /** Bodies that are not JSON, or not the JSON that is expected. */
  public static final class OfJson extends ProblemMapper<JsonProcessingException> {}

  /** Parameters that cannot be converted. */
  public static final class OfParameter extends ProblemMapper<ParamException> {}

  @Override
  public Response toResponse(T thrown) {
    if (thrown instanceof WebApplicationException redirect
        && redirect.getResponse().getStatus() < 400) {
      return redirect.getResponse();
    }
    ProblemException problem = problemOf(thrown);
    Response.ResponseBuilder response =
        Response.status(problem.type().status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, CachePolicy.ofProblem(problem.type()))
            .entity(Problem.of(problem, path(), RequestIds.current()));
    problem.headers().forEach(response::header);
    return response.build();
  }

  private String path() {
    URI uri = uriInfo.getRequestUri();
    return uri.getRawPath();
  }

  static ProblemException problemOf(Throwable thrown) {
    if (thrown instanceof ProblemException problem) {
      return problem;
    }
    if (thrown instanceof JerseyViolationException violations) {
      return Violations.problem(violations);
    }
    if (thrown instanceof JsonProcessingException json) {
      return JsonProblems.of(json);
    }
    if (thrown instanceof ParamException parameter) {
      return ofParameter(parameter);
    }
    if (thrown instanceof WebApplicationException framework) {
      return ofFramework(framework);
    }
    if (Outage.explains(thrown)) {
      LOGGER.debug("The database cannot be reached", thrown); // which it says itself, once
      return ofOutage(thrown);
    }
    LOGGER.error("Not expected", thrown);
    return new ProblemException(
        ProblemType.INTERNAL_ERROR, "The cause is in the server's log under this requestId.");
  }

  private static ProblemException ofOutage(Throwable thrown) {
    String detail =
        thrown instanceof ConnectionException
            ? "The database cannot be reached; nothing was done. Try again in a few seconds."
            : "The database broke off: what was under way may be done or not. Try again in a few seconds.";
    return new ProblemException(ProblemType.UNAVAILABLE, detail)
        .withHeader(HttpHeaders.RETRY_AFTER, "5");
  }

  private static ProblemException ofParameter(ParamException thrown) {
    Throwable cause = thrown.getCause();
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    if (thrown instanceof ParamException.PathParamException) {
      return ProblemException.notFound("Nothing at this address");
    }
    return ProblemException.invalidParameter(thrown.getParameterName(), "is not valid");
  }

  private static ProblemException ofFramework(WebApplicationException thrown) {
    if (thrown.getCause() instanceof JsonMappingException json) {
      return JsonProblems.of(json);
    }
    Response response = thrown.getResponse();
    ProblemType type = ProblemType.ofStatus(response.getStatus());
    if (type == ProblemType.INTERNAL_ERROR) {
      LOGGER.error("The framework failed", thrown);
    }
    return switch (type) {
      case NOT_FOUND ->
          new ProblemException(
              type,
              "There is nothing at this address. The API begins at /v1, its documentation at /docs.");
      case METHOD_NOT_ALLOWED -> {
        String allowed =
            response.getAllowedMethods().stream().sorted().collect(Collectors.joining(", "));
        yield new ProblemException(type, "Here you can use: " + allowed + ".")
            .withHeader(HttpHeaders.ALLOW, allowed);
      }
      case NOT_ACCEPTABLE ->
          new ProblemException(
              type,
              "None of the media types in Accept can be given here.",
              List.of(FieldError.atHeader(HttpHeaders.ACCEPT, "ask for application/json or */*")));
      case UNSUPPORTED_MEDIA_TYPE ->
          new ProblemException(
              type,
              "This address does not take a body of this media type.",
              List.of(FieldError.atHeader(HttpHeaders.CONTENT_TYPE, "see the contract: /docs")));
      default -> new ProblemException(type, type.title() + ".");
    };
  }
}
