package org.samizdat;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.multipart.MultiPartProperties;
import org.samizdat.access.AccessControl;
import org.samizdat.access.Actor;
import org.samizdat.access.Tokens;
import org.samizdat.front.FrontServlet;
import org.samizdat.http.BodyLimit;
import org.samizdat.http.CacheTags;
import org.samizdat.http.CrossOrigin;
import org.samizdat.http.HttpConfiguration;
import org.samizdat.http.ParameterConverters;
import org.samizdat.http.ProblemMapper;
import org.samizdat.http.RequestIds;
import org.samizdat.http.SafeHeaders;
import org.samizdat.http.ServerErrors;
import org.samizdat.http.StrictParameters;
import org.samizdat.http.UnreadBodies;
import org.samizdat.idempotency.IdempotencyFilter;
import org.samizdat.idempotency.IdempotencyKeys;
import org.samizdat.json.Json;
import org.samizdat.media.MediaEditingResource;
import org.samizdat.site.DocumentationServlet;

/** Sets up what every request passes through, whichever feature it is for. */
final class Http {
  private Http() {}

  static void register(
      SamizdatConfiguration configuration,
      Environment environment,
      Tokens tokens,
      IdempotencyKeys idempotencyKeys) {
    HttpConfiguration http = configuration.getHttp();
    ((AbstractServerFactory) configuration.getServerFactory())
        .setRegisterDefaultExceptionMappers(false);
    Json.strict(environment.getObjectMapper());
    problems(environment);
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new ParameterConverters());
    jersey.register(new StrictParameters());
    jersey.register(new AccessControl(tokens, configuration.getAccess()));
    jersey.register(new AuthValueFactoryProvider.Binder<>(Actor.class));
    jersey.register(new IdempotencyFilter(idempotencyKeys));
    jersey.register(
        new BodyLimit(
            http.maxBodyBytes(), MediaEditingResource.PATH, configuration.getMedia().maxBytes()));
    jersey.register(MultiPartFeature.class);
    jersey.register(
        new MultiPartProperties()
            .bufferThreshold(MultiPartProperties.BUFFER_THRESHOLD_MEMORY_ONLY)
            .resolver());
    jersey.register(new CacheTags(http.cacheTagHeader()));
    jersey.register(new SafeHeaders());
    jersey.register(new CrossOrigin(http.adminOrigins()));
    filter(environment, "unread-bodies", new UnreadBodies());
    filter(environment, "request-ids", new RequestIds());
    environment
        .servlets()
        .addServlet("documentation", new DocumentationServlet())
        .addMapping("/docs", "/docs/*");
    if (configuration.isFrontEnd()) {
      environment
          .servlets()
          .addServlet("front-end", new FrontServlet())
          .addMapping(FrontServlet.PATHS);
    }
  }

  private static void filter(Environment environment, String name, Filter filter) {
    environment
        .servlets()
        .addFilter(name, filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  /** One format for all errors, also for those that Jetty finds before anything of ours runs. */
  private static void problems(Environment environment) {
    ServerErrors errors = new ServerErrors();
    ProblemMapper.all().forEach(environment.jersey()::register);
    environment.getApplicationContext().setErrorHandler(errors);
    environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
  }
}
