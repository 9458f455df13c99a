package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.samizdat.testing.TestClock;
import org.samizdat.testing.TestDatabaseExtension;

/** How many webhooks there may be. */
class WebhookEditorTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  @Test
  void thereAreNoMoreThanAHundred() throws Exception {
    try (WebhookNode node = new WebhookNode(DATABASE.get(), new TestClock()).start()) {
      for (int i = 0; i < WebhookEditor.MAX_WEBHOOKS; i++) {
        node.webhook("http://127.0.0.1:9999/hook");
      }
      ProblemException refused =
          catchThrowableOfType(
              ProblemException.class, () -> node.webhook("http://127.0.0.1:9999/hook"));
      assertThat(refused.type()).isEqualTo(ProblemType.WRONG_STATE);
    }
  }
}
