package org.duly.command.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.engagement.Engagements.facts;
import static org.duly.command.response.Responses.EVENT;
import static org.duly.command.response.Responses.ID;
import static org.duly.command.response.Responses.IN_TIME;
import static org.duly.command.response.Responses.LATE;
import static org.duly.command.response.Responses.SEALED;
import static org.duly.command.response.Responses.logged;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementRules;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Scenario;
import org.duly.command.response.ResponseCommand.AcknowledgeResponse;
import org.duly.command.response.ResponseCommand.AddAttachment;
import org.duly.command.response.ResponseCommand.AmendResponse;
import org.duly.command.response.ResponseCommand.AssignToCampaign;
import org.duly.command.response.ResponseCommand.CheckTranscription;
import org.duly.command.response.ResponseCommand.CountResponse;
import org.duly.command.response.ResponseCommand.ExcludeResponse;
import org.duly.command.response.ResponseCommand.LinkAsDuplicate;
import org.duly.command.response.ResponseCommand.RemoveDuplicateLink;
import org.duly.command.response.ResponseCommand.RemoveFromCampaign;
import org.duly.command.response.ResponseCommand.RuleOnLateResponse;
import org.duly.command.response.ResponseCommand.SetAttachmentAside;
import org.duly.command.response.ResponseCommand.WithdrawResponse;
import org.duly.events.engagement.Channel;
import org.duly.events.response.Answer;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentKind;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Intake;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.Transcription;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResponseDeciderTest {
    private static final Instant NOW = Engagements.CLOSES.plus(Duration.ofDays(3));
    private static final ResponseCounted COUNTED = new ResponseCounted(null);
    private static final ResponseWithdrawn WITHDRAWN = new ResponseWithdrawn(null);
    private static final CountResponse COUNT = new CountResponse(ID, facts(), null);

    private static Scenario<ResponseState, ResponseCommand, ResponseEvent> given(ResponseEvent... events) {
        return Scenario.of(new ResponseDecider(), NOW).given(List.of(events));
    }

    @Nested
    class Logging {
        @Test
        void takes_what_was_received() {
            given().when(Responses.log(facts(), IN_TIME)).then(logged(IN_TIME));
            assertThat(Responses.log(facts(), IN_TIME).occurredAt()).isEqualTo(IN_TIME);
        }

        @Test
        void takes_what_comes_after_the_deadline_or_before_any() {
            given().when(Responses.log(facts(), LATE)).then(logged(LATE));
            EngagementFacts unopened = new EngagementFacts(Engagements.ID, Engagements.PLAN, null, Set.of(), 0);
            given().when(Responses.log(unopened, IN_TIME)).then(logged(IN_TIME));
        }

        @Test
        void says_with_which_row_an_imported_response_came_in() {
            Intake row = new Intake(EVENT, "Web survey", "Responses", 17, "ab".repeat(32));
            given().when(Responses.imported(facts(), row)).then(logged(IN_TIME, null, row));
            Intake beforeTheFirst = new Intake(EVENT, "Web survey", null, 0, "ab".repeat(32));
            given().when(Responses.imported(facts(), beforeTheFirst)).refusedBy(FormRules.NumberIsWithin.class);
            Intake withoutDigest = new Intake(EVENT, "Web survey", null, 1, "a row in clear");
            given().when(Responses.imported(facts(), withoutDigest)).refusedBy(FormRules.DigestIsSha256.class);
        }

        @Test
        void happens_once() {
            given(logged(IN_TIME))
                    .when(Responses.log(facts(), IN_TIME))
                    .refusedBy(ResponseRules.ResponseIsLoggedOnce.class);
        }

        @Test
        void takes_nothing_from_the_future() {
            assertThat(given().when(Responses.log(facts(), NOW.plusMillis(1)))
                            .refusedBy(FormRules.TimeHasCome.class)
                            .field())
                    .isEqualTo("/receivedAt");
        }

        @Test
        void takes_answers_to_questions_that_were_asked_each_once() {
            given().when(Responses.log(facts(), IN_TIME, 1, null, new Answer("Q9", SEALED)))
                    .refusedBy(ResponseRules.AnsweredQuestionWasAsked.class);
            given().when(Responses.log(facts(), IN_TIME, 1, null, new Answer("*", SEALED), new Answer("*", SEALED)))
                    .refusedBy(FormRules.IdsAreDistinct.class);
        }

        @Test
        void places_a_response_in_a_group_of_the_plan() {
            given().when(Responses.log(facts(), IN_TIME, 1, "staff"))
                    .refusedBy(EngagementRules.StakeholderGroupIsInThePlan.class);
        }

        @Test
        void speaks_for_somebody_but_not_for_everybody() {
            for (int signatories : new int[] {0, -1, Limits.SIGNATORIES + 1}) {
                given().when(Responses.log(facts(), IN_TIME, signatories, null))
                        .refusedBy(FormRules.NumberIsWithin.class);
            }
        }

        @Test
        void comes_before_everything_else() {
            for (ResponseCommand command : List.of(
                    COUNT,
                    new AcknowledgeResponse(ID, Engagements.ID, Channel.POST, null),
                    new LinkAsDuplicate(ID, Engagements.ID, EVENT, Engagements.ID, "same text"),
                    new AssignToCampaign(ID, facts(), "C1", CampaignMethod.EXACT, 1.0, false))) {
                given().when(command).refusedBy(ResponseRules.ResponseIsLogged.class);
            }
        }
    }

    @Nested
    class Transcribing {
        private static final Transcription KEYED = new Transcription("kim", IN_TIME);

        @Test
        void is_checked_by_someone_else() {
            given(logged(IN_TIME, KEYED))
                    .when(new CheckTranscription(ID, Engagements.ID, "sam", true))
                    .then(new ResponseTranscriptionChecked("sam", true));
            given(logged(IN_TIME, KEYED))
                    .when(new CheckTranscription(ID, Engagements.ID, "kim", true))
                    .refusedBy(ResponseRules.TranscriptionCheckNeedsASecondPerson.class);
        }

        @Test
        void is_checked_where_there_is_one() {
            given(logged(IN_TIME))
                    .when(new CheckTranscription(ID, Engagements.ID, "sam", true))
                    .refusedBy(ResponseRules.CheckedResponseWasTranscribed.class);
        }
    }

    @Nested
    class TheRespondent {
        @Test
        void is_told_that_it_arrived() {
            given(logged(IN_TIME))
                    .when(new AcknowledgeResponse(ID, Engagements.ID, Channel.EMAIL, null))
                    .then(new ResponseAcknowledged(Channel.EMAIL));
        }

        @Test
        void amends_it_in_a_new_version() {
            List<Answer> answers = List.of(new Answer("Q2", SEALED));
            AmendResponse amend = new AmendResponse(ID, EVENT, facts(), IN_TIME, answers, SEALED, null, null);
            ResponseAmended second = new ResponseAmended(2, IN_TIME, answers, SEALED, null, null);
            given(logged(IN_TIME)).when(amend).then(second);
            given(logged(IN_TIME), second)
                    .when(amend)
                    .then(new ResponseAmended(3, IN_TIME, answers, SEALED, null, null));
        }

        @Test
        void takes_it_back_for_good() {
            given(logged(IN_TIME), COUNTED)
                    .when(new WithdrawResponse(ID, Engagements.ID, EVENT, null, null))
                    .then(WITHDRAWN);
            for (ResponseCommand command : List.of(
                    COUNT,
                    exclude("ann", "bob"),
                    new AmendResponse(ID, EVENT, facts(), IN_TIME, List.of(), null, null, null),
                    new WithdrawResponse(ID, Engagements.ID, EVENT, null, null))) {
                given(logged(IN_TIME), WITHDRAWN)
                        .when(command)
                        .refusedBy(ResponseRules.WithdrawnResponseStaysWithdrawn.class);
            }
        }
    }

    @Nested
    class Counting {
        @Test
        void takes_what_was_received_in_time() {
            given(logged(IN_TIME)).when(COUNT).then(COUNTED);
        }

        @Test
        void happens_once() {
            given(logged(IN_TIME), COUNTED).when(COUNT).refusedBy(ResponseRules.ResponseIsCountedOnce.class);
        }

        @Test
        void takes_a_late_response_only_by_a_ruling() {
            LateResponseRuled may = new LateResponseRuled(true, "chair", "The post was delayed");
            LateResponseRuled mayNot = new LateResponseRuled(false, "chair", "No excuse");
            given(logged(LATE)).when(COUNT).refusedBy(ResponseRules.LateResponseIsCountedOnlyByARuling.class);
            given(logged(LATE), may).when(COUNT).then(COUNTED);
            given(logged(LATE), may, mayNot)
                    .when(COUNT)
                    .refusedBy(ResponseRules.LateResponseIsCountedOnlyByARuling.class);
        }

        @Test
        void waits_for_a_deadline_to_tell_whether_it_is_late() {
            given(logged(IN_TIME))
                    .when(new CountResponse(
                            ID, new EngagementFacts(Engagements.ID, Engagements.PLAN, null, Set.of(), 0), null))
                    .refusedBy(ResponseRules.CountingNeedsADeadline.class);
        }

        @Test
        void takes_back_in_what_was_excluded() {
            given(logged(IN_TIME), new ResponseExcluded(ExclusionReason.SPAM, "Looked like it", "bob"))
                    .when(COUNT)
                    .then(COUNTED);
        }
    }

    @Nested
    class RulingOnLateness {
        private static final RuleOnLateResponse AGAINST =
                new RuleOnLateResponse(ID, facts(), false, "chair", "Two weeks late");

        @Test
        void is_for_late_responses() {
            given(logged(LATE)).when(AGAINST).then(new LateResponseRuled(false, "chair", "Two weeks late"));
            given(logged(IN_TIME)).when(AGAINST).refusedBy(ResponseRules.RulingIsOnALateResponse.class);
        }

        @Test
        void never_leaves_a_response_counted_that_may_not_be() {
            given(logged(LATE), new LateResponseRuled(true, "chair", "Fair"), COUNTED)
                    .when(AGAINST)
                    .refusedBy(ResponseRules.CountedResponseIsExcludedBeforeItIsRuledOut.class);
        }
    }

    @Nested
    class Excluding {
        @Test
        void needs_a_second_person() {
            given(logged(IN_TIME), COUNTED)
                    .when(exclude("ann", "bob"))
                    .then(new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "About parking", "bob"));
            given(logged(IN_TIME))
                    .when(exclude("ann", "ann"))
                    .refusedBy(ResponseRules.ExclusionNeedsASecondPerson.class);
        }

        @Test
        void needs_a_reason_in_words() {
            given(logged(IN_TIME))
                    .when(new ExcludeResponse(ID, Engagements.ID, "ann", ExclusionReason.SPAM, "", "bob"))
                    .refusedBy(FormRules.TextIsGivenAndFits.class);
        }

        @Test
        void happens_once_for_a_reason() {
            given(logged(IN_TIME), new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "About parking", "bob"))
                    .when(exclude("ann", "bob"))
                    .refusedBy(ResponseRules.ResponseIsExcludedOnceForAReason.class);
            given(logged(IN_TIME), new ResponseExcluded(ExclusionReason.SPAM, "Advert", "bob"))
                    .when(exclude("ann", "bob"))
                    .then(new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "About parking", "bob"));
        }
    }

    @Nested
    class Grouping {
        @Test
        void links_duplicates_of_the_same_engagement() {
            given(logged(IN_TIME))
                    .when(new LinkAsDuplicate(ID, Engagements.ID, EVENT, Engagements.ID, "same practice"))
                    .then(new ResponseLinkedAsDuplicate(EVENT, "same practice"));
            given(logged(IN_TIME))
                    .when(new LinkAsDuplicate(ID, Engagements.ID, ID, Engagements.ID, "same practice"))
                    .refusedBy(ResponseRules.DuplicateIsOfAnotherResponse.class);
            given(logged(IN_TIME))
                    .when(new LinkAsDuplicate(ID, Engagements.ID, EVENT, new UUID(0, 1), "same practice"))
                    .refusedBy(ResponseRules.DuplicateIsOfTheSameEngagement.class);
        }

        @Test
        void takes_away_a_link_that_was_made() {
            ResponseLinkedAsDuplicate linked = new ResponseLinkedAsDuplicate(EVENT, "same practice");
            DuplicateLinkRemoved removed = new DuplicateLinkRemoved(EVENT, "Two partners");
            RemoveDuplicateLink remove = new RemoveDuplicateLink(ID, Engagements.ID, EVENT, "Two partners");
            given(logged(IN_TIME), linked).when(remove).then(removed);
            given(logged(IN_TIME)).when(remove).refusedBy(ResponseRules.RemovedDuplicateLinkWasMade.class);
            given(logged(IN_TIME), linked, removed)
                    .when(remove)
                    .refusedBy(ResponseRules.RemovedDuplicateLinkWasMade.class);
        }

        @Test
        void takes_a_response_out_of_its_campaign() {
            ResponseAssignedToCampaign assigned =
                    new ResponseAssignedToCampaign("C1", CampaignMethod.MANUAL, null, false);
            ResponseRemovedFromCampaign removed = new ResponseRemovedFromCampaign("C1", "Argues against the letter");
            RemoveFromCampaign remove = new RemoveFromCampaign(ID, Engagements.ID, "Argues against the letter");
            given(logged(IN_TIME), assigned).when(remove).then(removed);
            given(logged(IN_TIME)).when(remove).refusedBy(ResponseRules.RemovedResponseIsInACampaign.class);
            given(logged(IN_TIME), assigned, removed)
                    .when(remove)
                    .refusedBy(ResponseRules.RemovedResponseIsInACampaign.class);
        }

        @Test
        void assigns_to_campaigns() {
            given(logged(IN_TIME))
                    .when(new AssignToCampaign(ID, facts(), "C1", CampaignMethod.NEAR, 0.93, true))
                    .then(new ResponseAssignedToCampaign("C1", CampaignMethod.NEAR, 0.93, true));
            for (AssignToCampaign command : List.of(
                    new AssignToCampaign(ID, facts(), "C1", CampaignMethod.NEAR, null, true),
                    new AssignToCampaign(ID, facts(), "C1", CampaignMethod.NEAR, Double.NaN, true),
                    new AssignToCampaign(ID, facts(), "C1", CampaignMethod.EXACT, 1.01, true),
                    new AssignToCampaign(ID, facts(), "C1", CampaignMethod.MANUAL, 1.0, true))) {
                given(logged(IN_TIME)).when(command).refusedBy(ResponseRules.ComparisonGivesItsSimilarity.class);
            }
        }

        @Test
        void assigns_only_to_a_campaign_that_was_identified() {
            given(logged(IN_TIME))
                    .when(new AssignToCampaign(ID, facts(), "C2", CampaignMethod.MANUAL, null, false))
                    .refusedBy(ResponseRules.AssignedCampaignWasIdentified.class);
        }
    }

    @Test
    void takes_attachments_whatever_became_of_the_response() {
        AddAttachment scan = new AddAttachment(
                ID, Engagements.ID, EVENT, AttachmentKind.SCAN, "ab".repeat(32), "image/tiff", 12, SEALED);
        AttachmentAdded added = new AttachmentAdded(AttachmentKind.SCAN, "ab".repeat(32), "image/tiff", 12, SEALED);
        given(logged(IN_TIME)).when(scan).then(added);
        given(logged(IN_TIME), new ResponseWithdrawn(null)).when(scan).then(added);
        given().when(scan).refusedBy(ResponseRules.ResponseIsLogged.class);
    }

    @Test
    void sets_aside_what_was_attached_by_mistake() {
        String document = "ab".repeat(32);
        AttachmentAdded added = new AttachmentAdded(AttachmentKind.SCAN, document, "image/tiff", 12, SEALED);
        SetAttachmentAside aside = new SetAttachmentAside(ID, Engagements.ID, document, "Another person's letter");
        AttachmentSetAside gone = new AttachmentSetAside(document, "Another person's letter");
        given(logged(IN_TIME), added).when(aside).then(gone);
        given(logged(IN_TIME), added, gone, added).when(aside).then(gone);
        given(logged(IN_TIME)).when(aside).refusedBy(ResponseRules.SetAsideDocumentIsAttached.class);
        given(logged(IN_TIME), added, gone).when(aside).refusedBy(ResponseRules.SetAsideDocumentIsAttached.class);
        given(logged(IN_TIME), added)
                .when(new SetAttachmentAside(ID, Engagements.ID, document, " "))
                .refusedBy(FormRules.TextIsGivenAndFits.class);
    }

    private static ExcludeResponse exclude(String actor, String authorisedBy) {
        return new ExcludeResponse(
                ID, Engagements.ID, actor, ExclusionReason.OUT_OF_SCOPE, "About parking", authorisedBy);
    }
}
