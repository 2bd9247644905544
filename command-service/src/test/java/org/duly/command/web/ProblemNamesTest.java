package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.command.handling.RuleNames;
import org.duly.command.log.AppendRefused;
import org.junit.jupiter.api.Test;

class ProblemNamesTest {
    @Test
    void no_two_rules_are_the_same_problem() {
        List<String> types = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.duly.command")
                        .stream()
                        .filter(ProblemNamesTest::isNamedAfter)
                        .map(JavaClass::reflect)
                        .map(RuleNames::inKebabCase)
                        .toList();

        assertThat(types).hasSizeGreaterThan(60).contains("closes-only-at-its-deadline", "event-too-large");
        // The names that CommandProblems gives by itself.
        assertThat(Stream.concat(types.stream(), Stream.of("log-unavailable", "respondent-erased")))
                .doesNotHaveDuplicates();
    }

    private static boolean isNamedAfter(JavaClass candidate) {
        return (candidate.isAssignableTo(BusinessRule.class) || candidate.isAssignableTo(AppendRefused.class))
                && !candidate.isEquivalentTo(BusinessRule.class)
                && !candidate.isEquivalentTo(Existence.class)
                && !candidate.isEquivalentTo(AppendRefused.class);
    }
}
