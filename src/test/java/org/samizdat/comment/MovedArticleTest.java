package org.samizdat.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.database.Database;
import org.samizdat.database.Dialect;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** A comment is decided on while somebody gives its article another language. */
class MovedArticleTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  /** Whether a transaction waits for another one. */
  private static boolean somebodyWaits(Database database) {
    String waiting =
        database.dialect() == Dialect.POSTGRESQL
            ? "select count(*) from pg_locks where not granted"
            : "select count(*) from information_schema.sessions where blocker_id is not null";
    return database.read(handle -> handle.createQuery(waiting).mapTo(Integer.class).one()) > 0;
  }

  @Test
  void whatIsToldOfTheArticleIsWhatItHasBecome() throws Exception {
    Api staff = SERVER.admin();
    String slug = Desk.slug("moved");
    UUID article = UUID.fromString(new Desk(staff).article(slug).at("/id"));
    String comment =
        SERVER
            .anonymous()
            .post(
                "/v1/articles/" + slug + "/comments",
                "{\"authorName\": \"Aigul\", \"body\": \"I was there.\"}")
            .expect(202)
            .at("/id");
    String here = SERVER.anonymous().get("/v1/changes?since=initial&limit=200").at("/next");

    Database database = SERVER.ownDatabase();
    try (Handle edit = database.jdbi().open()) {
      edit.begin();
      edit.execute("update article set language = 'ru' where id = ?", article);
      CompletableFuture<Answer> approval =
          CompletableFuture.supplyAsync(
              () -> staff.post("/v1/admin/comments/" + comment + "/approve", ""));
      Patience.await(() -> somebodyWaits(database));
      edit.commit();
      approval.get().expect(200);
    }

    JsonNode told = SERVER.anonymous().get("/v1/changes?since=" + here).json().path("changes");
    assertThat(told.findValuesAsText("type")).contains("article", "comment");
    assertThat(told.findValuesAsText("language")).containsOnly("ru");
  }
}
