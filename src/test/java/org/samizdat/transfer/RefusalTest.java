package org.samizdat.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samizdat.problem.ProblemException;

/** Each line that cannot be taken is told with its number and why; the others are taken. */
class RefusalTest {
  private static final String HEADER =
      "{\"type\":\"header\",\"format\":\"samizdat\",\"version\":1,\"site\":\"S\",\"url\":\"u\"}\n";
  private static final String TIMES =
      "\"revision\":1,\"createdAt\":\"2011-12-16T10:00:00Z\",\"editedAt\":\"2011-12-16T10:00:00Z\"";
  private static final String ONE = "01a20a21-0000-7000-8000-000000000001";
  private static final String TWO = "01a20a21-0000-7000-8000-000000000002";
  private static final String THREE = "01a20a21-0000-7000-8000-000000000003";

  private Archive archive;

  @BeforeEach
  void open() {
    archive = Archive.empty();
  }

  @AfterEach
  void close() throws Exception {
    archive.close();
  }

  private static String article(String id, String content) {
    return "{\"type\":\"article\",\"id\":\"%s\",\"status\":\"draft\",\"content\":{%s},%s,\"changedAt\":\"2011-12-16T10:00:00Z\"}"
        .formatted(id, content, TIMES);
  }

  private static String plain(String id, String slug) {
    return article(id, "\"slug\":\"%s\",\"language\":\"en\",\"headline\":\"H\"".formatted(slug));
  }

  private static String comment(String id, String article, String more) {
    return "{\"type\":\"comment\",\"id\":\"%s\",\"articleId\":\"%s\",\"status\":\"pending\",\"pinned\":false,\"authorName\":\"A\",\"body\":\"B\",\"revision\":1,\"createdAt\":\"2011-12-16T10:00:00Z\"%s}"
        .formatted(id, article, more);
  }

  private List<String> refusals(String... lines) throws Exception {
    archive.take((HEADER + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    return archive.refusals();
  }

  @Test
  void linesThatAreNotWellFormedAreTold() throws Exception {
    assertThat(
            refusals(
                "{\"type\":\"topic\"",
                "[]",
                "{\"type\":\"planet\"}",
                "{\"type\":\"topic\",\"slug\":\"Oil Strike\",\"name\":\"Oil\",\"revision\":1}",
                "{\"type\":\"topic\",\"slug\":\"oil\",\"name\":\"Oil\",\"revision\":1,\"email\":\"a@b\"}",
                "{\"type\":\"topic\",\"slug\":\"oil\",\"name\":\"Oil\",\"revision\":1}"))
        .hasSize(5)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("2: ").contains("not well-formed"),
            second -> assertThat(second).startsWith("3: "),
            third -> assertThat(third).startsWith("4: "),
            fourth -> assertThat(fourth).startsWith("5: ").contains("/slug"),
            fifth -> assertThat(fifth).startsWith("6: ").contains("/email"));
    assertThat(archive.count("topic")).isEqualTo(1);
  }

  @Test
  void slugOfAnotherArticleIsTold() throws Exception {
    assertThat(refusals(plain(ONE, "strike"), plain(TWO, "strike"), plain(THREE, "oil")))
        .containsExactly("3: the slug 'strike' belongs to another article here");
    assertThat(refusals(plain(TWO, "oil")))
        .containsExactly("2: the slug 'oil' belongs to another article here");
    assertThat(archive.count("article")).isEqualTo(2);
  }

  @Test
  void whatBelongsToNothingIsTold() throws Exception {
    assertThat(
            refusals(
                comment(ONE, TWO, ""),
                plain(THREE, "strike"),
                comment(TWO, THREE, ",\"parentId\":\"%s\"".formatted(ONE)),
                "{\"type\":\"article-revision\",\"articleId\":\"%s\",\"revision\":1,\"what\":\"created\",\"public\":false,\"author\":\"a\",\"madeAt\":\"2011-12-16T10:00:00Z\"}"
                    .formatted(ONE)))
        .containsExactly(
            "2: its article is not here",
            "4: the comment that it hangs on is not here",
            "5: has no content, and does not stand behind what it is of");
  }

  @Test
  void picturesThatAreNotHereAreTold() throws Exception {
    assertThat(
            refusals(
                article(
                    ONE,
                    "\"slug\":\"s\",\"language\":\"en\",\"headline\":\"H\",\"media\":[{\"id\":\"%s\"}]"
                        .formatted(TWO))))
        .containsExactly("2: /content/media names a picture that is not here");
  }

  @Test
  void bytesThatAreNotThoseOfTheirNameAreTold() throws Exception {
    assertThat(
            refusals(
                "{\"type\":\"file\",\"name\":\"%s.jpg\",\"bytes\":\"PGI+\"}"
                    .formatted("0".repeat(64)),
                "{\"type\":\"file\",\"name\":\"%s-320.jpg\",\"bytes\":\"PGI+\"}"
                    .formatted("0".repeat(64)),
                "{\"type\":\"file\",\"name\":\"../../x.jpg\",\"bytes\":\"PGI+\"}"))
        .satisfiesExactlyInAnyOrder(
            first -> assertThat(first).startsWith("2: ").contains("SHA-256"),
            second -> assertThat(second).startsWith("3: ").contains("no picture"),
            third -> assertThat(third).startsWith("4: ").contains("/name"));
  }

  @Test
  void olderOneHereIsNotOverwritten() throws Exception {
    assertThat(refusals(plain(ONE, "strike"))).isEmpty();
    String newer = plain(ONE, "strike").replace("\"revision\":1", "\"revision\":3");
    assertThat(refusals(newer))
        .containsExactly(
            "2: it is here in revision 1, older than 3: an import adds, and never overwrites");
  }

  @Test
  void valueThatIsTooLongIsToldWithItsPlace() throws Exception {
    String long100 = "x".repeat(101);
    String plan =
        "{\"type\":\"plan\",\"objectId\":\"%s\",\"action\":\"publish\",\"kind\":\"article\",\"articleId\":\"%s\",\"at\":\"2099-01-01T00:00:00Z\",\"title\":\"t\",\"author\":\"%s\"}";
    assertThat(refusals(plain(ONE, "strike"), plan.formatted(ONE, ONE, long100)))
        .singleElement()
        .asString()
        .startsWith("3: ")
        .contains("/author");
    assertThat(archive.count("article")).isEqualTo(1);
  }

  private static String update(int number, String time) {
    return "{\"type\":\"update\",\"id\":\"01a20a21-0000-7000-8000-%012d\",\"articleId\":\"%s\",\"status\":\"draft\",\"content\":{\"body\":\"B\"},\"time\":%s,%s}"
        .formatted(number, ONE, time, TIMES);
  }

  @Test
  void whatTheDatabaseAloneRefusesIsFoundAmongManyLinesAndTheRestIsTaken() throws Exception {
    String time =
        "{\"displayTime\":\"%s\",\"occurredAt\":\"2011-12-16T10:00:00Z\",\"precision\":\"minute\"}";
    List<String> lines = new ArrayList<>();
    lines.add(
        article(ONE, "\"slug\":\"s\",\"kind\":\"liveblog\",\"language\":\"en\",\"headline\":\"H\"")
            .replace("\"changedAt\"", "\"live\":{\"state\":\"scheduled\"},\"changedAt\""));
    for (int i = 0; i < 20; i++) {
      boolean refused = i == 7 || i == 13;
      lines.add(update(i, time.formatted(refused ? "x".repeat(101) : "13:10 GMT")));
    }
    assertThat(refusals(lines.toArray(String[]::new)))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("10: the database refuses it: "),
            second -> assertThat(second).startsWith("16: the database refuses it: "));
    assertThat(archive.count("article")).isEqualTo(1);
    assertThat(archive.count("article_update")).isEqualTo(18);
  }

  @Test
  void fileThatIsNoExportIsRefusedWhole() {
    for (String each : List.of("", "hello\n", "{\"a\":1}\n", HEADER.replace(":1", ":2"))) {
      assertThatThrownBy(
              () -> new ExportFile(new ByteArrayInputStream(each.getBytes(StandardCharsets.UTF_8))))
          .as(each)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("no export");
    }
  }
}
