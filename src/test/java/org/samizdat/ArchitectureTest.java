package org.samizdat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samizdat.access.Public;
import org.samizdat.access.Requires;

/** The rings of the architecture, and the rules that keep them. */
@Tag("no-database")
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.samizdat");

  /** Ring 0: what every feature stands on, and what knows none of them. */
  private static final String[] PLATFORM = {
    "..problem..",
    "..text..",
    "..json..",
    "..database..",
    "..http..",
    "..access..",
    "..idempotency..",
    "..publication..",
    "..schedule..",
    "..network..",
    "..requestlog.."
  };

  /** Ring 1: the log. */
  private static final String LOG = "..change..";

  /** Ring 2a: content. */
  private static final String[] CONTENT = {
    "..article..",
    "..update..",
    "..claim..",
    "..digest..",
    "..topic..",
    "..site..",
    "..calendar..",
    "..comment..",
    "..event..",
    "..correction..",
    "..revision..",
    "..appeal..",
    "..media.."
  };

  /** Ring 2b: what follows the log and tells others. */
  private static final String[] DELIVERY = {
    "org.samizdat.front..",
    "org.samizdat.sync..",
    "org.samizdat.stream..",
    "org.samizdat.cache..",
    "org.samizdat.webhook..",
    "org.samizdat.format..",
    "org.samizdat.feed..",
    "org.samizdat.snapshot..",
    "org.samizdat.partner..",
    "org.samizdat.search..",
    "org.samizdat.wordpress.."
  };

  /** What these have in common, and the way in and out, which others build on. */
  private static final String[] SHARED = {
    "org.samizdat.follow..", "org.samizdat.ninjs..", "org.samizdat.transfer.."
  };

  @Test
  void contentKnowsNoDelivery() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(CONTENT)
            .or()
            .resideInAnyPackage(PLATFORM)
            .or()
            .resideInAPackage(LOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DELIVERY)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(SHARED));
  }

  @Test
  void deliveriesKnowNoneOfEachOther() {
    for (String one : DELIVERY) {
      for (String other : DELIVERY) {
        if (!one.equals(other)) {
          check(
              noClasses()
                  .that()
                  .resideInAnyPackage(one)
                  .or()
                  .resideInAnyPackage(SHARED)
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(other));
        }
      }
    }
  }

  @Test
  void platformKnowsNoFeature() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTENT));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LOG));
  }

  @Test
  void logKnowsNoContent() {
    check(
        noClasses()
            .that()
            .resideInAPackage(LOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTENT));
  }

  @Test
  void onlyTheProgramKnowsTheProgram() {
    check(
        noClasses()
            .that(not(resideInAPackage("org.samizdat")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.samizdat")));
  }

  @Test
  void everyPackageBelongsToARing() {
    check(
        classes()
            .that(not(resideInAPackage("org.samizdat")))
            .should()
            .resideInAnyPackage(
                Stream.of(PLATFORM, new String[] {LOG}, SHARED, CONTENT, DELIVERY)
                    .flatMap(Arrays::stream)
                    .toArray(String[]::new)));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.samizdat.(*)..").should().beFreeOfCycles());
  }

  @Test
  void rulesKnowNoHttpFramework() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Editor")
            .or()
            .haveSimpleNameEndingWith("Drafts")
            .or()
            .haveSimpleNameEndingWith("Store")
            .or()
            .haveSimpleNameEndingWith("Dao")
            .or(resideInAnyPackage("..problem..", "..text..", "..json..", "..database..", LOG))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "org.glassfish.."));
  }

  @Test
  void sqlStaysInsideItsPackage() {
    check(classes().that().haveSimpleNameEndingWith("Dao").should().bePackagePrivate());
  }

  @Test
  void everyEndpointDeclaresItsAccess() {
    check(
        methods()
            .that(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are endpoints",
                    method ->
                        method.getAnnotations().stream()
                            .anyMatch(
                                annotation ->
                                    annotation.getRawType().isAnnotatedWith(HttpMethod.class))))
            .should()
            .beAnnotatedWith(Public.class)
            .orShould()
            .beAnnotatedWith(Requires.class));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    CODE.stream()
        .map(JavaClass::getPackageName)
        .distinct()
        .filter(name -> CODE.stream().noneMatch(each -> isDescriptionOf(each, name)))
        .findAny()
        .ifPresent(
            name -> {
              throw new AssertionError(name + " has no package-info.java");
            });
  }

  private static boolean isDescriptionOf(JavaClass each, String packageName) {
    return each.getPackageName().equals(packageName)
        && Arrays.asList("package-info").contains(each.getSimpleName());
  }

  private static void check(ArchRule rule) {
    rule.check(CODE);
  }
}
