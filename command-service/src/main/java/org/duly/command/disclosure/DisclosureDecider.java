package org.duly.command.disclosure;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.disclosure.DisclosureCommand.IssueBundle;
import org.duly.command.disclosure.DisclosureRules.BundleIsOfTheLogAsItStands;
import org.duly.command.disclosure.DisclosureRules.EventIsWithheldOnceAndNotOpened;
import org.duly.command.disclosure.DisclosureRules.EventLiesWithinTheBundle;
import org.duly.command.disclosure.DisclosureRules.FieldIsNamedByAPointer;
import org.duly.command.disclosure.DisclosureRules.FieldIsOpenedOnce;
import org.duly.command.disclosure.DisclosureRules.SubjectWasRecordedByThen;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DigestIsSha256;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.Limits;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.WithheldEvent;

/** Decides whether what is said of a bundle that was given out can be so. */
public final class DisclosureDecider implements Decider<DisclosureState, DisclosureCommand, DisclosureEvent> {
    @Override
    public DisclosureState initial() {
        return DisclosureState.NOT_ISSUED;
    }

    @Override
    public List<DisclosureEvent> decide(DisclosureState state, DisclosureCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        return switch (command) {
            case IssueBundle issue -> List.of(issue(issue));
        };
    }

    private static DisclosureEvent issue(IssueBundle command) {
        DisclosureBundleIssued bundle = command.bundle();
        verify(
                new DigestIsSha256("/manifestSha256", bundle.manifestSha256()),
                new SubjectWasRecordedByThen(command.startedAt(), bundle.asOfPosition()),
                new BundleIsOfTheLogAsItStands(bundle.asOfPosition(), bundle.checkpointSize(), command.head()),
                new IdIsPlain("/recipient", bundle.recipient()));
        FormRules.verify(text("/purpose", bundle.purpose(), Limits.PARAGRAPH));
        verifyWithheld(bundle);
        verifyOpened(bundle);
        return bundle;
    }

    private static void verifyWithheld(DisclosureBundleIssued bundle) {
        List<WithheldEvent> withheld = bundle.withheld();
        verify(
                new ListFits("/withheld", withheld.size(), Limits.WITHHELD),
                new EventIsWithheldOnceAndNotOpened(withheld, bundle.opened()));
        for (int i = 0; i < withheld.size(); i++) {
            WithheldEvent event = withheld.get(i);
            String field = "/withheld/" + i;
            verify(new EventLiesWithinTheBundle(field + "/position", event.position(), bundle.asOfPosition()));
            FormRules.verify(text(field + "/exemption", event.exemption(), Limits.LINE));
            FormRules.verify(text(field + "/reason", event.reason(), Limits.LINE));
        }
    }

    private static void verifyOpened(DisclosureBundleIssued bundle) {
        List<OpenedField> opened = new ArrayList<>();
        verify(new ListFits("/opened", bundle.opened().size(), Limits.OPENED));
        for (OpenedField each : bundle.opened()) {
            String field = "/opened/" + opened.size();
            verify(
                    new EventLiesWithinTheBundle(field + "/position", each.position(), bundle.asOfPosition()),
                    new FieldIsNamedByAPointer(field + "/field", each.field()),
                    new FieldIsOpenedOnce(field, each, List.copyOf(opened)));
            FormRules.verify(text(field + "/reason", each.reason(), Limits.LINE));
            opened.add(each);
        }
    }

    @Override
    public DisclosureState evolve(DisclosureState state, DisclosureEvent event) {
        return switch (event) {
            case DisclosureBundleIssued _ -> DisclosureState.ISSUED;
        };
    }
}
