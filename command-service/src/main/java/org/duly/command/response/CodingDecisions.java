package org.duly.command.response;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.util.Set;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.response.CodingRules.AdoptedCodingIsAModels;
import org.duly.command.response.CodingRules.CodedThemeIsInTheVersion;
import org.duly.command.response.CodingRules.CodingGivesEachProposalOnePosition;
import org.duly.command.response.CodingRules.CodingReviewNeedsASecondPerson;
import org.duly.command.response.CodingRules.CodingUsesAFixedVersion;
import org.duly.command.response.CodingRules.RedactedSpanIsPartOfAnAnswer;
import org.duly.command.response.CodingRules.ResponseVersionExists;
import org.duly.command.response.CodingRules.ReviewedCodingIsAPersons;
import org.duly.command.response.CodingRules.ReviewedResponseWasCoded;
import org.duly.command.response.ResponseCommand.CodeResponse;
import org.duly.command.response.ResponseCommand.MarkRead;
import org.duly.command.response.ResponseCommand.RedactResponse;
import org.duly.command.response.ResponseCommand.ReviewCoding;
import org.duly.command.response.ResponseRules.AnsweredQuestionWasAsked;
import org.duly.command.response.ResponseState.Logged;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Codings;
import org.duly.events.response.Codings.Coding;
import org.duly.events.response.RedactedSpan;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ThemeCoding;

/** Decides what is made of a response's words: who read them, how they are coded, what of them is withheld. */
final class CodingDecisions {
    private CodingDecisions() {}

    static ResponseEvent code(Logged response, CodeResponse command) {
        verify(
                new ResponseVersionExists(response, command.responseVersion()),
                new CodingUsesAFixedVersion(command.codebook(), command.codebookVersion()),
                new IdIsPlain("/coder", command.coder()),
                new CodingGivesEachProposalOnePosition(command.engagement(), command.positions()),
                new ListFits("/codings", command.codings().size(), Limits.CODINGS));
        for (int i = 0; i < command.codings().size(); i++) {
            ThemeCoding coding = command.codings().get(i);
            String field = "/codings/" + i;
            verify(
                    new CodedThemeIsInTheVersion(
                            field + "/themeId", command.codebook(), command.codebookVersion(), coding.themeId()),
                    new AnsweredQuestionWasAsked(field + "/questionId", command.engagement(), coding.questionId()));
        }
        if (command.adopts() != null) {
            Coding adopted = response.codings().numbered(command.adopts());
            verify(new AdoptedCodingIsAModels(adopted, command.origin()));
        }
        return new ResponseCoded(
                command.responseVersion(),
                command.codebookVersion(),
                command.positions(),
                command.codings(),
                command.coder(),
                command.origin(),
                command.adopts());
    }

    static ResponseEvent review(Logged response, ReviewCoding command) {
        Codings codings = response.codings();
        int number = command.coding() == null ? codings.all().size() : command.coding();
        Coding coding = codings.numbered(number);
        if (coding == null) {
            throw new Refusal(new ReviewedResponseWasCoded(null));
        }
        verify(new ReviewedCodingIsAPersons(coding), new CodingReviewNeedsASecondPerson(coding, command.reviewer()));
        if (command.note() != null) {
            FormRules.verify(text("/note", command.note(), Limits.PARAGRAPH));
        }
        return new CodingReviewed(command.reviewer(), command.agreed(), number, command.note());
    }

    static ResponseEvent read(Logged response, MarkRead command) {
        verify(new ResponseVersionExists(response, command.responseVersion()));
        return new ResponseRead(command.reader(), command.responseVersion());
    }

    static ResponseEvent redact(Logged response, RedactResponse command) {
        verify(
                new ResponseVersionExists(response, command.responseVersion()),
                new NumberIsWithin("/spans", command.spans().size(), 1, Limits.SPANS));
        Set<String> answered =
                response.versions().get(command.responseVersion() - 1).answered();
        for (int i = 0; i < command.spans().size(); i++) {
            RedactedSpan span = command.spans().get(i);
            String field = "/spans/" + i;
            verify(new RedactedSpanIsPartOfAnAnswer(field, answered, span));
            FormRules.verify(text(field + "/exemption", span.exemption(), Limits.LINE));
            FormRules.verify(text(field + "/reason", span.reason(), Limits.PARAGRAPH));
        }
        return new ResponseRedacted(command.responseVersion(), command.spans());
    }
}
