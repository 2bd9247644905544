package org.duly.command.response;

import static org.duly.command.engagement.Engagements.facts;
import static org.duly.command.response.Responses.ID;
import static org.duly.command.response.Responses.IN_TIME;
import static org.duly.command.response.Responses.logged;

import java.util.List;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.Scenario;
import org.duly.command.response.ResponseCommand.CodeResponse;
import org.duly.command.response.ResponseCommand.MarkRead;
import org.duly.command.response.ResponseCommand.RedactResponse;
import org.duly.command.response.ResponseCommand.ReviewCoding;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.RedactedSpan;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ThemeCoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CodingDecisionsTest {
    private static final List<ProposalPosition> POSITIONS =
            List.of(new ProposalPosition("P1", Position.SUPPORT), new ProposalPosition("P2", Position.NONE));
    private static final List<ThemeCoding> THEMES = List.of(new ThemeCoding("access", "Q1", Position.CONCERN));
    private static final Codebook CODEBOOK = Codebook.EMPTY.with(new CodebookVersionFixed(1, List.of("access")));
    private static final ResponseCoded BY_ANN = coded("ann", CodingOrigin.HUMAN, null);
    private static final ResponseCoded BY_BOB = coded("bob", CodingOrigin.HUMAN, null);
    private static final ResponseCoded BY_MODEL = coded("model-7", CodingOrigin.MODEL, null);

    @Test
    void a_coding_gives_each_proposal_one_position() {
        given().when(code(1, 1, POSITIONS, THEMES)).then(BY_ANN);
        for (List<ProposalPosition> positions : List.of(
                POSITIONS.subList(0, 1),
                List.of(POSITIONS.get(0), POSITIONS.get(1), new ProposalPosition("P2", Position.OPPOSE)),
                List.of(POSITIONS.get(0), new ProposalPosition("P9", Position.NONE)))) {
            given().when(code(1, 1, positions, THEMES)).refusedBy(CodingRules.CodingGivesEachProposalOnePosition.class);
        }
    }

    @Test
    void a_coding_is_of_a_version_that_exists_and_questions_that_were_asked() {
        given().when(code(2, 1, POSITIONS, THEMES)).refusedBy(CodingRules.ResponseVersionExists.class);
        given().when(code(1, 1, POSITIONS, List.of(new ThemeCoding("access", "Q9", Position.CONCERN))))
                .refusedBy(ResponseRules.AnsweredQuestionWasAsked.class);
    }

    @Test
    void a_coding_uses_a_fixed_version_of_the_codebook() {
        for (int version : List.of(0, 2)) {
            given().when(code(1, version, POSITIONS, THEMES)).refusedBy(CodingRules.CodingUsesAFixedVersion.class);
        }
        given().when(code(Codebook.EMPTY, 1, 1, POSITIONS, THEMES, "ann", CodingOrigin.HUMAN, null))
                .refusedBy(CodingRules.CodingUsesAFixedVersion.class);
    }

    @Test
    void a_coding_uses_themes_of_its_version() {
        given().when(code(1, 1, POSITIONS, List.of(new ThemeCoding("parking", "Q1", Position.CONCERN))))
                .refusedBy(CodingRules.CodedThemeIsInTheVersion.class);
    }

    @Test
    void several_people_code_a_response_and_each_coding_is_reviewed_by_someone_else() {
        given(BY_ANN, BY_BOB).when(review("cat", true, 1)).then(new CodingReviewed("cat", true, 1, null));
        given(BY_ANN, BY_BOB).when(review("ann", false, null)).then(new CodingReviewed("ann", false, 2, null));
        given(BY_ANN, BY_BOB).when(review("ann", true, 1)).refusedBy(CodingRules.CodingReviewNeedsASecondPerson.class);
    }

    @Test
    void only_a_coding_that_was_made_is_reviewed() {
        given().when(review("bob", true, null)).refusedBy(CodingRules.ReviewedResponseWasCoded.class);
        for (int number : List.of(0, 2)) {
            given(BY_ANN).when(review("bob", true, number)).refusedBy(CodingRules.ReviewedResponseWasCoded.class);
        }
    }

    @Test
    void a_models_coding_needs_a_person_to_adopt_it() {
        given(BY_MODEL).when(review("ann", true, null)).refusedBy(CodingRules.ReviewedCodingIsAPersons.class);
        given(BY_MODEL).when(adopt(1, CodingOrigin.HUMAN)).then(coded("ann", CodingOrigin.HUMAN, 1));
        given(BY_MODEL, coded("ann", CodingOrigin.HUMAN, 1))
                .when(review("bob", true, null))
                .then(new CodingReviewed("bob", true, 2, null));
    }

    @Test
    void only_a_person_adopts_and_only_what_a_model_coded() {
        given(BY_MODEL).when(adopt(1, CodingOrigin.MODEL)).refusedBy(CodingRules.AdoptedCodingIsAModels.class);
        given(BY_MODEL).when(adopt(2, CodingOrigin.HUMAN)).refusedBy(CodingRules.AdoptedCodingIsAModels.class);
        given(BY_BOB).when(adopt(1, CodingOrigin.HUMAN)).refusedBy(CodingRules.AdoptedCodingIsAModels.class);
    }

    @Nested
    class ReadingAndDisclosing {
        @Test
        void notes_who_read_which_version() {
            given().when(new MarkRead(ID, Engagements.ID, "member-1", 1)).then(new ResponseRead("member-1", 1));
            given().when(new MarkRead(ID, Engagements.ID, "member-1", 2))
                    .refusedBy(CodingRules.ResponseVersionExists.class);
        }

        @Test
        void withholds_parts_of_answers_that_were_given() {
            RedactedSpan span = new RedactedSpan("Q1", 0, 9, "FOIA s.40(2)", "Names a neighbour");
            given().when(new RedactResponse(ID, Engagements.ID, 1, List.of(span)))
                    .then(new ResponseRedacted(1, List.of(span)));
            for (RedactedSpan wrong : List.of(
                    new RedactedSpan("Q2", 0, 9, "FOIA s.40(2)", "Not answered"),
                    new RedactedSpan("Q1", 9, 9, "FOIA s.40(2)", "Empty"),
                    new RedactedSpan("Q1", -1, 9, "FOIA s.40(2)", "Before the start"))) {
                given().when(new RedactResponse(ID, Engagements.ID, 1, List.of(wrong)))
                        .refusedBy(CodingRules.RedactedSpanIsPartOfAnAnswer.class);
            }
        }
    }

    private static Scenario<ResponseState, ResponseCommand, ResponseEvent> given(ResponseEvent... events) {
        return Scenario.of(new ResponseDecider(), IN_TIME)
                .given(logged(IN_TIME))
                .given(List.of(events));
    }

    private static ResponseCoded coded(String coder, CodingOrigin origin, @Nullable Integer adopts) {
        return new ResponseCoded(1, 1, POSITIONS, THEMES, coder, origin, adopts);
    }

    private static CodeResponse code(
            int version, int codebookVersion, List<ProposalPosition> positions, List<ThemeCoding> themes) {
        return code(CODEBOOK, version, codebookVersion, positions, themes, "ann", CodingOrigin.HUMAN, null);
    }

    private static CodeResponse adopt(int adopts, CodingOrigin origin) {
        return code(CODEBOOK, 1, 1, POSITIONS, THEMES, "ann", origin, adopts);
    }

    private static CodeResponse code(
            Codebook codebook,
            int version,
            int codebookVersion,
            List<ProposalPosition> positions,
            List<ThemeCoding> themes,
            String coder,
            CodingOrigin origin,
            @Nullable Integer adopts) {
        return new CodeResponse(
                ID, facts(), codebook, version, codebookVersion, positions, themes, coder, origin, adopts);
    }

    private static ReviewCoding review(String reviewer, boolean agreed, @Nullable Integer coding) {
        return new ReviewCoding(ID, Engagements.ID, reviewer, agreed, coding, null);
    }
}
