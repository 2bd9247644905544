package org.duly.query;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.duly.query.database.Rows;
import org.duly.query.log.ReadModel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** One sentence each. */
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.duly.query");

    @Test
    void no_two_rooms_depend_on_each_other() {
        slices().matching("org.duly.query.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void the_log_knows_no_capability() {
        noClasses()
                .that()
                .resideInAPackage("..query.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..query.engagement..",
                        "..query.response..",
                        "..query.audit..",
                        "..query.asof..",
                        "..query.codebook..",
                        "..query.consideration..",
                        "..query.programme..",
                        "..query.report..",
                        "..query.governance..",
                        "..query.body..",
                        "..query.document..",
                        "..query.signoff..",
                        "..query.decision..",
                        "..query.gunning..",
                        "..query.trace..",
                        "..query.disclosure..",
                        "..query.gap..",
                        "..query.popolo..",
                        "..query.ballot..",
                        "..query.merger..",
                        "..query.organisation..",
                        "..query.rebuild..")
                .check(SERVICE);
    }

    @Test
    void the_witness_believes_neither_the_projection_nor_the_archive_nor_any_other_room() {
        noClasses()
                .that()
                .resideInAPackage("..query.witness..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.duly.query..").and(not(resideInAPackage("org.duly.query.witness.."))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.duly.events..")
                .check(SERVICE);
    }

    @Test
    void a_fold_knows_neither_the_database_nor_the_clock_nor_the_web() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Fold")
                .or()
                .haveSimpleNameEndingWith("Facts")
                .or()
                .haveSimpleName("Tally")
                .or()
                .haveSimpleName("Phase")
                .or()
                .haveSimpleName("SignOffState")
                .or()
                .haveSimpleName("SequenceCheck")
                .or()
                .haveSimpleName("Subjects")
                .or()
                .haveSimpleName("MergerChecklist")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework..", "org.apache.kafka..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(SERVICE);
    }

    @Test
    void only_read_models_and_what_they_use_write_to_the_tables() {
        classes()
                .that()
                .areAssignableTo(Rows.class)
                .should()
                .onlyHaveDependentClassesThat()
                .haveNameMatching(
                        ".*\\.(Rows|BinaryCopy|InsertedRows|Archive|ResponseTable|EngagementTable|TallyHistoryTable|CodingHistoryTable|GovernanceIndex)")
                .check(SERVICE);
        classes()
                .that()
                .implement(ReadModel.class)
                .should()
                .onlyHaveDependentClassesThat()
                .haveNameMatching(
                        ".*\\.(ProjectionConfiguration|Archive|Engagements|ResponseRegister|GovernanceIndex)(\\$.*)?")
                .check(SERVICE);
    }

    @Test
    void what_endpoints_answer_with_is_not_reached_from_the_projection() {
        noClasses()
                .that()
                .implement(ReadModel.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..query.web..")
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
