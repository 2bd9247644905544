package org.duly.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** One sentence each. */
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.duly.command");

    @Test
    void no_two_rooms_depend_on_each_other() {
        slices().matching("org.duly.command.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void only_the_handling_of_commands_knows_axon() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..command.handling..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .check(SERVICE);
    }

    @Test
    void the_log_knows_neither_commands_nor_capabilities() {
        noClasses()
                .that()
                .resideInAPackage("..command.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..command.handling..",
                        "..command.engagement..",
                        "..command.response..",
                        "..command.codebook..",
                        "..command.consideration..",
                        "..command.programme..",
                        "..command.body..",
                        "..command.document..",
                        "..command.signoff..",
                        "..command.decision..",
                        "..command.disclosure..",
                        "..command.governance..",
                        "..command.privacy..",
                        "..command.publisher..",
                        "..command.web..")
                .check(SERVICE);
    }

    @Test
    void who_decides_knows_neither_the_log_nor_the_vault_nor_any_framework() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Decider")
                .or()
                .haveSimpleNameEndingWith("Rules")
                .or()
                .haveSimpleNameEndingWith("State")
                .and()
                .resideOutsideOfPackage("..command.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..command.log..",
                        "org.duly.platform..",
                        "org.axonframework..",
                        "org.springframework..",
                        "org.apache.kafka..",
                        "java.sql..")
                .check(SERVICE);
    }

    @Test
    void who_reads_a_file_knows_nothing_of_responses() {
        noClasses()
                .that()
                .resideInAPackage("..command.intake.sheet..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.duly..").and(not(resideInAPackage("..command.intake.sheet.."))))
                .check(SERVICE);
    }

    @Test
    void who_decides_asks_nobody_for_the_time() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Decider")
                .or()
                .haveSimpleNameEndingWith("Rules")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.InstantSource.class)
                .check(SERVICE);
    }

    @Test
    void settings_are_read_in_their_records_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Environment.class, Binder.class, Value.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(SERVICE);
    }
}
