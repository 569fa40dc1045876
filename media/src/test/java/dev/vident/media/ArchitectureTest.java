package dev.vident.media;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// The arrows of ARCHITECTURE.md inside the engine.
final class ArchitectureTest {
    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.vident.media");

    private static void check(ArchRule rule) {
        rule.check(ENGINE);
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.vident.media.(*)..").should().beFreeOfCycles());
    }

    @Test
    void only_net_and_the_shipped_driver_touch_sockets_and_clocks() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.vident.media.net")
                        .and()
                        .haveSimpleNameNotStartingWith("SyntheticPeerDriver")
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.nio.channels.DatagramChannel")
                        .because("the engine is a state machine without I/O (ADR 2)"));
    }

    @Test
    void only_dtls_sees_bouncy_castle() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.vident.media.dtls")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.bouncycastle..")
                        .because("DTLS stays behind one interface (ADR 4)"));
    }

    @Test
    void protocols_know_nothing_of_rooms() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "dev.vident.media.stun",
                                "dev.vident.media.dtls",
                                "dev.vident.media.sdp",
                                "dev.vident.media.rtp",
                                "dev.vident.media.rtcp",
                                "dev.vident.media.srtp",
                                "dev.vident.media.gcm",
                                "dev.vident.media.ice",
                                "dev.vident.media.journal")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.vident.media.peer",
                                "dev.vident.media.room",
                                "dev.vident.media.net",
                                "dev.vident.media.forward",
                                "dev.vident.media.synthetic")
                        .because("arrows point from rooms to protocols (ADR 1)"));
    }

    @Test
    void rooms_do_not_know_the_network() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "dev.vident.media.peer",
                                "dev.vident.media.room",
                                "dev.vident.media.forward")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.vident.media.net", "dev.vident.media.synthetic")
                        .because("net calls room, never the other way (ADR 2)"));
    }
}
