package org.samizdat.comment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.contract.Contract;
import org.samizdat.contract.Operation;
import org.samizdat.database.Database;
import org.samizdat.json.Json;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.slf4j.LoggerFactory;

/** The e-mail address of a commenter is nowhere but in its table and at its one endpoint. */
class EmailPrivacyTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");

  /** Part of every address of the run; in lower case, as the scan reads everything. */
  private static final String MARK = "needle-in-confidence";

  private static final String EMAIL = MARK + "@example.org";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.samizdat");

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> log =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          seen.add(
              "log "
                  + event.getFormattedMessage()
                  + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      };
  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private String article;

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
    article = new Desk(staff).article(Desk.slug("confidential")).at("/id");
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(log);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Test
  void addressIsNowhereInARunFullOfComments() {
    List<String> ids = runFullOfComments("A comment");
    walkEverything(ids.get(0));
    dumpDatabase();
    assertThat(seen).hasSizeGreaterThan(100);
    assertThat(leaks()).isEmpty();
    assertThat(staff.get("/v1/admin/comments/" + ids.get(1) + "/email").expect(200).at("/email"))
        .isEqualTo("1" + EMAIL);
  }

  @Test
  void scanFindsAPlantedLeak() {
    List<String> ids = runFullOfComments("Write to me: " + EMAIL);
    seen.clear();
    walkEverything(ids.get(0));
    assertThat(leaks()).anySatisfy(leak -> assertThat(leak).contains("/comments"));
    seen.clear();
    dumpDatabase();
    assertThat(leaks()).anySatisfy(leak -> assertThat(leak).startsWith("table reader_comment"));
    seen.clear();
    root().warn("A log line with {}", EMAIL);
    assertThat(leaks()).hasSize(1);
  }

  private List<String> leaks() {
    return seen.stream().filter(text -> text.toLowerCase(Locale.ROOT).contains(MARK)).toList();
  }

  /** Comments in every state, and every mistake that can be made with an address. */
  private List<String> runFullOfComments(String words) {
    String path = "/v1/articles/" + article + "/comments";
    List<String> ids = new ArrayList<>();
    for (String action : List.of("approve", "reject", "spam", "pin", "restore", "approve")) {
      String body =
          "{\"authorName\": \"A\", \"email\": \"%d%s\", \"body\": \"%s %d\"}"
              .formatted(ids.size(), EMAIL, words, ids.size());
      ids.add(note(reader.post(path, body).expect(202)).at("/id"));
      note(staff.post("/v1/admin/comments/" + ids.get(ids.size() - 1) + "/" + action));
    }
    for (String wrong :
        List.of(
            "{\"authorName\": \"\", \"body\": \"x\", \"email\": \"%s\"}",
            "{\"authorName\": \"A\", \"body\": \"x\", \"email\": \"%s \"}",
            "{\"authorName\": \"A\", \"body\": \"x\", \"email\": [\"%s\"]}",
            "{\"authorName\": \"A\", \"body\": \"x\", \"email\": {\"a\": \"%s\"}}",
            "{\"authorName\": \"A\", \"body\": \"x\", \"email\": \"%s\", \"email\": \"b\"}",
            "{\"authorName\": \"A\", \"body\": \"x\", \"Email\": \"%s\"}",
            "{\"authorName\": \"A\", \"body\": \"x\", \"email\": \"%s\"")) {
      note(reader.post(path, wrong.formatted(EMAIL)));
    }
    note(reader.get("/v1/admin/comments"));
    for (String filter : List.of("email", "q", "author", "search", "hasEmail")) {
      note(
          staff.get("/v1/admin/comments?" + filter + "=a").expectProblem(400, "unknown-parameter"));
    }
    return ids;
  }

  private Answer note(Answer answer) {
    seen.add(answer.status() + " " + answer.headers() + " " + answer.text());
    return answer;
  }

  /** Every reading operation of the contract but the one that shows the address. */
  private void walkEverything(String comment) {
    for (Operation each : Contract.get().operations()) {
      if (!each.method().equals("GET") || each.path().endsWith("/email")) {
        continue;
      }
      String path =
          each.pathWith(
              Map.of(
                  "article", article,
                  "id", comment,
                  "topic", "oil",
                  "year", "2011",
                  "month", "12",
                  "day", "16"));
      Answer answer = note(staff.get(path));
      seen.add(path + " " + answer.text());
    }
    seen.add(
        "/comments "
            + note(reader.get("/v1/articles/" + article + "?include=comments")).text()
            + note(reader.get("/v1/articles/" + article + "/comments?format=flat")).text());
  }

  /** Every row of every table but the one that is for addresses: changes, audit, answers kept. */
  private void dumpDatabase() {
    Database database = SERVER.database();
    List<String> tables =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select lower(table_name) from information_schema.tables"
                            + " where lower(table_schema) = 'public'")
                    .mapTo(String.class)
                    .list());
    assertThat(tables).contains("change_log", "audit_entry", "reader_comment", "comment_email");
    for (String table : tables) {
      if (!List.of("comment_email", "flyway_schema_history").contains(table)) {
        List<Map<String, Object>> rows =
            database.read(handle -> handle.createQuery("select * from " + table).mapToMap().list());
        rows.forEach(row -> seen.add("table " + table + " " + row));
      }
    }
  }

  @Test
  void typeOfAnAddressCannotBeWrittenOrPrinted() {
    PrivateEmail email = PrivateEmail.of(EMAIL);
    assertThatThrownBy(() -> Json.mapper().writeValueAsString(email))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageNotContaining(MARK);
    assertThatThrownBy(() -> Json.mapper().writeValueAsString(Map.of("x", email)))
        .isInstanceOf(JsonMappingException.class);
    assertThat(email + "").doesNotContain(MARK);
    assertThat(email).isNotEqualTo(PrivateEmail.of(EMAIL));
    assertThatThrownBy(() -> PrivateEmail.of(MARK)).hasMessageNotContaining(MARK);
  }

  @Test
  void failedStatementDoesNotNameTheAddress() {
    Database database = SERVER.database();
    database.jdbi().registerArgument(new PrivateEmailArgument());
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useExtension(
                        CommentEmailDao.class,
                        dao -> dao.keep(UUID.randomUUID(), PrivateEmail.of(EMAIL))))
        .isInstanceOf(UnableToExecuteStatementException.class)
        .satisfies(
            thrown -> {
              for (Throwable each = thrown; each != null; each = each.getCause()) {
                assertThat(String.valueOf(each.getMessage())).doesNotContain(MARK);
              }
            });
  }

  @Test
  void onlyTheFewKnowTheType() {
    classes()
        .that(
            DescribedPredicate.describe(
                "know the type",
                each ->
                    each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                            dependency ->
                                dependency.getTargetClass().isEquivalentTo(PrivateEmail.class))))
        .should()
        .haveNameMatching(
            ".*\\.comment\\.(PrivateEmail|PrivateEmailArgument.*|CommentRequest|CommentDesk|CommentEmailDao"
                + "|CommentEmails)|.*\\.wordpress\\.(WxrEntryReader|Comment|Threads|Carried|EntryLines)")
        .check(CODE);
    methods()
        .that()
        .haveFullName("org.samizdat.comment.PrivateEmail.reveal()")
        .should(beCalledOnlyByTheArgument())
        .check(CODE);
  }

  private static ArchCondition<JavaMethod> beCalledOnlyByTheArgument() {
    return new ArchCondition<>("be called where it is bound to a statement, and nowhere else") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method
            .getCallsOfSelf()
            .forEach(
                call ->
                    events.add(
                        new SimpleConditionEvent(
                            call,
                            call.getOriginOwner().getName().contains("PrivateEmailArgument"),
                            call.getDescription())));
      }
    };
  }
}
