package org.samizdat.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** One client that sends more than anyone can read, against the limit that operators start with. */
class CommentFloodTest {
  private static final int FLOOD = 200;
  private static final int A_MINUTE = 5;

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  @Test
  void floodIsRefusedAndLeavesNothingBehind() {
    String article = new Desk(SERVER.admin()).article("flooded").at("/id");
    List<Answer> answers =
        IntStream.range(0, FLOOD).parallel().mapToObj(i -> post(article, i)).toList();
    List<Answer> taken = answers.stream().filter(answer -> answer.status() == 202).toList();
    List<Answer> refused = answers.stream().filter(answer -> answer.status() != 202).toList();
    // a slow machine may see the next minute begin
    assertThat(taken).hasSizeBetween(A_MINUTE, 2 * A_MINUTE);
    for (Answer each : refused) {
      each.expectProblem(429, "too-many-requests");
      assertThat(Integer.parseInt(each.header("Retry-After").orElseThrow())).isBetween(1, 60);
    }
    int waiting =
        SERVER
            .admin()
            .get("/v1/admin/comments?status=pending")
            .expect(200)
            .json()
            .path("items")
            .size();
    assertThat(waiting).isEqualTo(taken.size());
  }

  private static Answer post(String article, int i) {
    return SERVER
        .anonymous()
        .post(
            "/v1/articles/" + article + "/comments",
            "{\"authorName\": \"Flood\", \"body\": \"Number %d\"}".formatted(i));
  }
}
