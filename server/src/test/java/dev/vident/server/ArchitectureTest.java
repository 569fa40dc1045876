package dev.vident.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// The arrows of ARCHITECTURE.md inside the server.
final class ArchitectureTest {
    private static final String[] FEATURES = {
        "dev.vident.server.applicant",
        "dev.vident.server.identification",
        "dev.vident.server.operator",
        "dev.vident.server.access",
        "dev.vident.server.call",
        "dev.vident.server.script",
        "dev.vident.server.document",
        "dev.vident.server.recording",
        "dev.vident.server.composition",
        "dev.vident.server.event",
        "dev.vident.server.job",
        "dev.vident.server.webhook",
        "dev.vident.server.secret"
    };
    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.vident.server");

    private static void check(ArchRule rule) {
        rule.check(SERVER);
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.vident.server.(**)").should().beFreeOfCycles());
    }

    @Test
    void http_never_sees_storage() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.vident.server.http..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.vident.server.storage..")
                        .because("endpoints talk to features (ADR 8)"));
    }

    @Test
    void features_know_neither_http_nor_storage_nor_each_others_wiring() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(FEATURES)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.vident.server.http..",
                                "dev.vident.server.storage..",
                                "dev.vident.server.command..",
                                "java.sql..")
                        .because("a feature must be testable in memory (ADR 8)"));
    }

    @Test
    void of_the_features_only_the_transport_of_webhooks_speaks_http_itself() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(FEATURES)
                        .and()
                        .haveNameNotMatching(".*\\.webhook\\.(HttpTransport|FirstBytes)(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.vertx..")
                        .because("everything else is testable without a network (ADR 6)"));
    }

    @Test
    void only_storage_sees_sql() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.vident.server.storage.sql..", "dev.vident.server")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..")
                        .because("SQL lives in one place (ADR 8)"));
    }

    @Test
    void only_composition_starts_processes() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.vident.server.composition")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.lang.ProcessBuilder")
                        .because("ffmpeg is run in one place, under limits (ADR 9)"));
    }

    @Test
    void the_simulation_uses_public_protocols_only() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.vident.server.simulation")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.vident.server.http..",
                                "dev.vident.server.storage..",
                                "dev.vident.server.call",
                                "dev.vident.server.identification",
                                "dev.vident.server.applicant",
                                "dev.vident.server.operator",
                                "dev.vident.server.access")
                        .because("it must work against any running server"));
    }

    @Test
    void only_the_root_reads_the_environment() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.vident.server",
                                "dev.vident.server.platform",
                                "dev.vident.server.command")
                        .should()
                        .callMethod(System.class, "getenv")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class)
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time and environment come in from outside"));
    }
}
