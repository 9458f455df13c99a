package org.samizdat;

import io.dropwizard.core.setup.Environment;
import org.samizdat.access.Tokens;
import org.samizdat.http.BaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at start where everything is. A first admin token goes to the terminal alone: a log is
 * copied to places where a secret must not be.
 */
final class Announcement {
  private static final Logger LOGGER = LoggerFactory.getLogger(Samizdat.class);
  private static final int SHORT_TOKEN = 24;

  private Announcement() {}

  static void of(SamizdatConfiguration configuration, Environment environment, Tokens tokens) {
    String chosen = configuration.getAccess().adminToken();
    tokens.createFirst(chosen).ifPresent(Announcement::show);
    if (!chosen.isEmpty() && chosen.length() < SHORT_TOKEN) {
      LOGGER.warn("SAMIZDAT_ADMIN_TOKEN is short; take 24 characters or more");
    }
    BaseUrl base = configuration.base();
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server -> {
              LOGGER.info("API     {}", base.api());
              if (configuration.isFrontEnd()) {
                LOGGER.info("Pages   {}/", base.value());
              }
              LOGGER.info("Docs    {}/docs", base.value());
              LOGGER.info("Data    {}", configuration.dataPath());
              LOGGER.info(
                  "Tokens  java -jar samizdat.jar token create, or {}/admin/tokens", base.api());
            });
  }

  private static void show(String token) {
    System.out.printf(
        "%n  The first admin token, shown this once:%n%n    %s%n%n"
            + "  Use it as: curl -H 'Authorization: Bearer %s' …  or  curl -u :%s …%n%n",
        token, token, token);
  }
}
