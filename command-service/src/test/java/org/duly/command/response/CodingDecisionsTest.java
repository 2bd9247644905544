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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CodingDecisionsTest {
    private static Scenario<ResponseState, ResponseCommand, ResponseEvent> given(ResponseEvent... events) {
        return Scenario.of(new ResponseDecider(), Engagements.CLOSES).given(List.of(events));
    }

    @Nested
    class Coding {
        private static final List<ProposalPosition> POSITIONS =
                List.of(new ProposalPosition("P1", Position.SUPPORT), new ProposalPosition("P2", Position.NONE));
        private static final List<ThemeCoding> THEMES = List.of(new ThemeCoding("access", "Q1", Position.CONCERN));
        private static final ResponseCoded CODED =
                new ResponseCoded(1, 1, POSITIONS, THEMES, "ann", CodingOrigin.HUMAN);

        @Test
        void gives_each_proposal_one_position() {
            given(logged(IN_TIME)).when(code(1, POSITIONS, THEMES)).then(CODED);
            for (List<ProposalPosition> positions : List.of(
                    POSITIONS.subList(0, 1),
                    List.of(POSITIONS.get(0), POSITIONS.get(1), new ProposalPosition("P2", Position.OPPOSE)),
                    List.of(POSITIONS.get(0), new ProposalPosition("P9", Position.NONE)))) {
                given(logged(IN_TIME))
                        .when(code(1, positions, THEMES))
                        .refusedBy(CodingRules.CodingGivesEachProposalOnePosition.class);
            }
        }

        @Test
        void is_of_a_version_that_exists_and_questions_that_were_asked() {
            given(logged(IN_TIME)).when(code(2, POSITIONS, THEMES)).refusedBy(CodingRules.ResponseVersionExists.class);
            given(logged(IN_TIME))
                    .when(code(1, POSITIONS, List.of(new ThemeCoding("access", "Q9", Position.CONCERN))))
                    .refusedBy(ResponseRules.AnsweredQuestionWasAsked.class);
        }

        @Test
        void is_reviewed_by_someone_else_whether_a_person_or_a_model_coded() {
            given(logged(IN_TIME), CODED)
                    .when(new ReviewCoding(ID, Engagements.ID, "bob", true))
                    .then(new CodingReviewed("bob", true));
            given(logged(IN_TIME), CODED)
                    .when(new ReviewCoding(ID, Engagements.ID, "ann", true))
                    .refusedBy(CodingRules.CodingReviewNeedsASecondPerson.class);
            given(logged(IN_TIME), new ResponseCoded(1, 1, POSITIONS, THEMES, "model-7", CodingOrigin.MODEL))
                    .when(new ReviewCoding(ID, Engagements.ID, "ann", false))
                    .then(new CodingReviewed("ann", false));
        }

        @Test
        void is_reviewed_where_there_is_one() {
            given(logged(IN_TIME))
                    .when(new ReviewCoding(ID, Engagements.ID, "bob", true))
                    .refusedBy(CodingRules.ReviewedResponseWasCoded.class);
        }

        private static CodeResponse code(int version, List<ProposalPosition> positions, List<ThemeCoding> themes) {
            return new CodeResponse(ID, facts(), version, 1, positions, themes, "ann", CodingOrigin.HUMAN);
        }
    }

    @Nested
    class ReadingAndDisclosing {
        @Test
        void notes_who_read_which_version() {
            given(logged(IN_TIME))
                    .when(new MarkRead(ID, Engagements.ID, "member-1", 1))
                    .then(new ResponseRead("member-1", 1));
            given(logged(IN_TIME))
                    .when(new MarkRead(ID, Engagements.ID, "member-1", 2))
                    .refusedBy(CodingRules.ResponseVersionExists.class);
        }

        @Test
        void withholds_parts_of_answers_that_were_given() {
            RedactedSpan span = new RedactedSpan("Q1", 0, 9, "FOIA s.40(2)", "Names a neighbour");
            given(logged(IN_TIME))
                    .when(new RedactResponse(ID, Engagements.ID, 1, List.of(span)))
                    .then(new ResponseRedacted(1, List.of(span)));
            for (RedactedSpan wrong : List.of(
                    new RedactedSpan("Q2", 0, 9, "FOIA s.40(2)", "Not answered"),
                    new RedactedSpan("Q1", 9, 9, "FOIA s.40(2)", "Empty"),
                    new RedactedSpan("Q1", -1, 9, "FOIA s.40(2)", "Before the start"))) {
                given(logged(IN_TIME))
                        .when(new RedactResponse(ID, Engagements.ID, 1, List.of(wrong)))
                        .refusedBy(CodingRules.RedactedSpanIsPartOfAnAnswer.class);
            }
        }
    }
}
