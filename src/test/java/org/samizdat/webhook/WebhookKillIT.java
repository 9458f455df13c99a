package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** The packaged server is killed while it tells a receiver of changes; all of them arrive. */
class WebhookKillIT {
  private static final int KILLS = 3;
  private static final int UPDATES = 15;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyAcknowledgedChangeArrivesInOrder(boolean postgresql) throws Exception {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(postgresql));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    settings.put("SAMIZDAT_WEBHOOK_PRIVATE_TARGETS", "true");
    List<String> published = new ArrayList<>();
    try (Receiver receiver = Receiver.start()) {
      for (int kill = 0; kill <= KILLS; kill++) {
        try (ServerProcess server = ServerProcess.start(settings)) {
          Api staff = server.api().withToken(SamizdatServer.ADMIN_TOKEN);
          Desk desk = new Desk(staff);
          if (kill == 0) {
            desk.liveBlog("told");
            new Hooks(staff).create(receiver.url(), ", \"types\": [\"update\"]");
          }
          for (int i = 0; i < UPDATES; i++) {
            published.add(desk.update("told", "Update %d of %d".formatted(i, kill)).at("/id"));
          }
          if (kill == KILLS) {
            Patience.until(
                () -> receiver.objects().contains(published.get(published.size() - 1)),
                () -> server.output());
          }
          server.kill();
        }
      }
      assertThat(new LinkedHashSet<>(receiver.objects())).containsExactlyElementsOf(published);
      assertThat(receiver.received().stream().map(Receiver.Received::id).distinct())
          .hasSize(published.size());
    }
  }
}
