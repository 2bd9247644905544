package org.duly.command.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.disclosure.DisclosureCommand.IssueBundle;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.SubjectKind;
import org.duly.events.disclosure.WithheldEvent;
import org.junit.jupiter.api.Test;

class DisclosureDeciderTest {
    private static final UUID ID = new UUID(0, 1);
    private static final DisclosureSubject SUBJECT = new DisclosureSubject(SubjectKind.DECISION, new UUID(0, 2));
    private static final String DIGEST = "a".repeat(64);
    private static final long STARTED = 3;
    private static final long HEAD = 9;
    private static final WithheldEvent ADVICE = new WithheldEvent(5, "FOIA 2000 s.42", "Legal advice");
    private static final OpenedField ANSWER = new OpenedField(4, "/data/answers/0/text", "Its author asked for it");

    @Test
    void what_was_given_out_is_recorded_as_it_was() {
        DisclosureBundleIssued bundle = bundle(7, 8, List.of(ADVICE), List.of(ANSWER));
        nothing().when(issue(bundle)).then(bundle);
    }

    @Test
    void the_manifest_is_named_by_its_digest() {
        for (String wrong : List.of("", "a".repeat(63), "A".repeat(64), "g".repeat(64))) {
            nothing().when(issue(of(wrong, "regulator", "Asked for"))).refusedBy(FormRules.DigestIsSha256.class);
        }
    }

    @Test
    void a_bundle_is_about_what_the_log_had_at_its_position() {
        nothing()
                .when(issue(bundle(STARTED, 10, List.of(), List.of())))
                .then(bundle(STARTED, 10, List.of(), List.of()));
        nothing()
                .when(issue(bundle(STARTED - 1, 10, List.of(), List.of())))
                .refusedBy(DisclosureRules.SubjectWasRecordedByThen.class);
    }

    @Test
    void a_checkpoint_covers_the_bundle_and_no_more_than_the_log_has() {
        nothing()
                .when(issue(bundle(7, 7, List.of(), List.of())))
                .refusedBy(DisclosureRules.BundleIsOfTheLogAsItStands.class);
        nothing()
                .when(issue(bundle(7, HEAD + 2, List.of(), List.of())))
                .refusedBy(DisclosureRules.BundleIsOfTheLogAsItStands.class);
        nothing()
                .when(issue(bundle(HEAD, HEAD + 1, List.of(), List.of())))
                .then(bundle(HEAD, HEAD + 1, List.of(), List.of()));
    }

    @Test
    void what_is_withheld_has_an_exemption_and_a_reason_and_lies_within_the_bundle() {
        withheld(new WithheldEvent(5, " ", "Legal advice")).refusedBy(FormRules.TextIsGivenAndFits.class);
        withheld(new WithheldEvent(5, "FOIA 2000 s.42", "")).refusedBy(FormRules.TextIsGivenAndFits.class);
        withheld(new WithheldEvent(8, "FOIA 2000 s.42", "Legal advice"))
                .refusedBy(DisclosureRules.EventLiesWithinTheBundle.class);
        withheld(ADVICE, new WithheldEvent(5, "FOIA 2000 s.36", "Free advice"))
                .refusedBy(DisclosureRules.EventIsWithheldOnceAndNotOpened.class);
    }

    @Test
    void what_is_opened_is_a_field_of_an_event_that_is_shown() {
        opened(new OpenedField(4, "the answer of Jo Smith", "Asked for"))
                .refusedBy(DisclosureRules.FieldIsNamedByAPointer.class);
        opened(new OpenedField(-1, "/data/answers/0/text", "Asked for"))
                .refusedBy(DisclosureRules.EventLiesWithinTheBundle.class);
        opened(new OpenedField(4, "/data/answers/0/text", " ")).refusedBy(FormRules.TextIsGivenAndFits.class);
        opened(ANSWER, ANSWER).refusedBy(DisclosureRules.FieldIsOpenedOnce.class);
        nothing()
                .when(issue(bundle(7, 8, List.of(ADVICE), List.of(new OpenedField(5, "/data/reason", "Asked for")))))
                .refusedBy(DisclosureRules.EventIsWithheldOnceAndNotOpened.class);
    }

    @Test
    void it_says_to_whom_by_an_id_and_why() {
        nothing().when(issue(of(DIGEST, "Jo Smith", "Asked for"))).refusedBy(FormRules.IdIsPlain.class);
        nothing().when(issue(of(DIGEST, "regulator", ""))).refusedBy(FormRules.TextIsGivenAndFits.class);
    }

    private static Scenario<DisclosureState, DisclosureCommand, DisclosureEvent>.Asked withheld(
            WithheldEvent... withheld) {
        return nothing().when(issue(bundle(7, 8, List.of(withheld), List.of())));
    }

    private static Scenario<DisclosureState, DisclosureCommand, DisclosureEvent>.Asked opened(OpenedField... opened) {
        return nothing().when(issue(bundle(7, 8, List.of(), List.of(opened))));
    }

    private static Scenario<DisclosureState, DisclosureCommand, DisclosureEvent> nothing() {
        return Scenario.of(new DisclosureDecider(), Instant.parse("2020-04-02T09:00:00Z"));
    }

    private static IssueBundle issue(DisclosureBundleIssued bundle) {
        return new IssueBundle(ID, "engagement/" + ID, bundle, STARTED, HEAD, null);
    }

    private static DisclosureBundleIssued of(String digest, String recipient, String purpose) {
        return new DisclosureBundleIssued(SUBJECT, 7, null, 8, digest, recipient, purpose, List.of(), List.of());
    }

    private static DisclosureBundleIssued bundle(
            long asOf, long size, List<WithheldEvent> withheld, List<OpenedField> opened) {
        return new DisclosureBundleIssued(
                SUBJECT, asOf, null, size, DIGEST, "regulator", "Asked for", withheld, opened);
    }
}
