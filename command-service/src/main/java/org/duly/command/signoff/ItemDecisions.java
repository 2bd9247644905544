package org.duly.command.signoff;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.duly.command.governance.AuthorityRules;
import org.duly.command.governance.Irregularities;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DigestIsSha256;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.FormRules.TimeIsOnTheCalendar;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.signoff.ItemRules.DissolvedBodyDecidesNothing;
import org.duly.command.signoff.ItemRules.SignedVersionIsTheLatest;
import org.duly.command.signoff.SignOffCommand.CirculatePack;
import org.duly.command.signoff.SignOffCommand.DeclareInterest;
import org.duly.command.signoff.SignOffCommand.DiscussConsiderations;
import org.duly.command.signoff.SignOffCommand.GrantDispensation;
import org.duly.command.signoff.SignOffCommand.ReadPackItem;
import org.duly.command.signoff.SignOffCommand.RecordAttendance;
import org.duly.command.signoff.SignOffCommand.RequestSignOff;
import org.duly.command.signoff.SignOffCommand.RuleOnConflict;
import org.duly.command.signoff.SignOffRules.AttendeeHoldsOrFillsTheSeat;
import org.duly.command.signoff.SignOffRules.ConsiderationIsOfTheSameEngagement;
import org.duly.command.signoff.SignOffRules.DispensationIsFromAPecuniaryInterest;
import org.duly.command.signoff.SignOffRules.InterestIsDeclaredOnce;
import org.duly.command.signoff.SignOffRules.NobodyRulesOnTheirOwnInterest;
import org.duly.command.signoff.SignOffRules.PaperNamesDocumentAndVersionTogether;
import org.duly.command.signoff.SignOffRules.PaperWasSentToItsReader;
import org.duly.command.signoff.SignOffRules.RuledInterestWasDeclared;
import org.duly.command.signoff.SignOffRules.SignedProposalIsInThePlan;
import org.duly.command.signoff.SignOffRules.VersionToBeSignedWasIssued;
import org.duly.command.signoff.SignOffRules.WhoeverChairsIsPresent;
import org.duly.command.signoff.SignOffRules.WhoeverSentApologiesIsAbsent;
import org.duly.command.signoff.SignOffState.Requested;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.Interests.Interest;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffRequested;

/** Decides what is recorded of an item before and beside its vote: the request, its papers, interests and who is there. */
final class ItemDecisions {
    private ItemDecisions() {}

    static SignOffEvent request(RequestSignOff command) {
        FormRules.verify(text("/matter", command.matter(), Limits.LINE));
        verify(
                new VersionToBeSignedWasIssued(command.document(), command.version()),
                new ListFits("/proposals", command.proposals().size(), Limits.PROPOSALS),
                new IdsAreDistinct("/proposals", command.proposals()));
        for (int i = 0; i < command.proposals().size(); i++) {
            verify(new SignedProposalIsInThePlan(
                    "/proposals/" + i,
                    command.proposalsInPlan(),
                    command.proposals().get(i)));
        }
        if (command.dueBy() != null) {
            verify(new TimeIsOnTheCalendar("/dueBy", command.dueBy()));
        }
        AuthorityRules.verifyForm("/authority", command.authority());
        DocumentVersionIssued version =
                Objects.requireNonNull(command.document().version(command.version()));
        return new SignOffRequested(
                command.bodyId(),
                command.matter(),
                command.documentId(),
                command.version(),
                version.sha256(),
                command.dueBy(),
                command.authority(),
                command.engagementId(),
                command.proposals(),
                command.mergerId(),
                Irregularities.judge(
                        command.override(),
                        new DissolvedBodyDecidesNothing(command.body()),
                        new SignedVersionIsTheLatest(command.document(), command.version())));
    }

    static SignOffEvent circulate(Requested state, CirculatePack command) {
        List<PackItem> items = command.items();
        verify(
                new NumberIsWithin("/items", items.size(), 1, Limits.PACK_ITEMS),
                new IdsAreDistinct(
                        "/items", items.stream().map(PackItem::itemId).toList()),
                new NumberIsWithin("/to", command.to().size(), 1, Limits.SEATS),
                new IdsAreDistinct("/to", command.to()));
        for (int i = 0; i < items.size(); i++) {
            PackItem item = items.get(i);
            String at = "/items/" + i;
            verify(
                    new IdIsPlain(at + "/itemId", item.itemId()),
                    new DigestIsSha256(at + "/sha256", item.sha256()),
                    new PaperNamesDocumentAndVersionTogether(at + "/version", item));
            FormRules.verify(text(at + "/title", item.title(), Limits.LINE));
            verifyConsiderations(state, at + "/considerations", item.considerations(), command.engagements());
        }
        verifyIds("/to", command.to());
        return new PackCirculated(items, command.to());
    }

    static SignOffEvent read(ReadPackItem command) {
        verify(
                new IdIsPlain("/member", command.member()),
                new PaperWasSentToItsReader(command.pack(), command.itemId(), command.member()));
        return new PackItemRead(command.member(), command.itemId());
    }

    static SignOffEvent declare(Requested state, DeclareInterest command) {
        verify(
                new IdIsPlain("/interestId", command.interestId()),
                new IdIsPlain("/member", command.member()),
                new InterestIsDeclaredOnce(state.item().interests(), command.interestId()),
                new ListFits("/interestId", state.item().interests().all().size() + 1, Limits.SEATS));
        FormRules.verify(text("/description", command.description(), Limits.PARAGRAPH));
        return new InterestDeclared(command.interestId(), command.member(), command.kind(), command.description());
    }

    static SignOffEvent rule(Requested state, RuleOnConflict command) {
        Interest interest = declared(state, command.interestId());
        verify(
                new IdIsPlain("/by", command.by()),
                new NobodyRulesOnTheirOwnInterest(interest.declared().member(), command.by()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ConflictRuled(
                command.interestId(), interest.declared().member(), command.by(), command.action(), command.reason());
    }

    static SignOffEvent dispense(Requested state, GrantDispensation command) {
        Interest interest = declared(state, command.interestId());
        verify(
                new IdIsPlain("/by", command.by()),
                new NobodyRulesOnTheirOwnInterest(interest.declared().member(), command.by()),
                new DispensationIsFromAPecuniaryInterest(interest.declared().kind()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        FormRules.verifySource("/source", command.source());
        return new DispensationGranted(
                command.interestId(), interest.declared().member(), command.by(), command.reason(), command.source());
    }

    static SignOffEvent attendance(RecordAttendance command) {
        List<Attendee> present = command.present();
        verify(
                new ListFits("/present", present.size(), Limits.SEATS),
                new IdsAreDistinct(
                        "/present", present.stream().map(Attendee::member).toList()),
                new IdsAreDistinct(
                        "/present",
                        present.stream()
                                .map(Attendee::seatId)
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull)
                                .toList()),
                new ListFits("/apologies", command.apologies().size(), Limits.SEATS),
                new IdsAreDistinct("/apologies", command.apologies()),
                new WhoeverSentApologiesIsAbsent(present, command.apologies()),
                new WhoeverChairsIsPresent(present, command.chairing()));
        for (int i = 0; i < present.size(); i++) {
            String at = "/present/" + i;
            verify(
                    new IdIsPlain(at + "/member", present.get(i).member()),
                    new AttendeeHoldsOrFillsTheSeat(at + "/seatId", command.body(), present.get(i)));
        }
        verifyIds("/apologies", command.apologies());
        return new AttendanceRecorded(present, command.apologies(), command.chairing());
    }

    static SignOffEvent discuss(Requested state, DiscussConsiderations command) {
        verify(new NumberIsWithin("/considerations", command.considerations().size(), 1, Limits.CONSIDERATIONS));
        verifyConsiderations(state, "/considerations", command.considerations(), command.engagements());
        FormRules.verifyOptional("/minute", command.minute(), Limits.PARAGRAPH);
        return new ConsiderationsDiscussed(command.considerations(), command.minute());
    }

    private static void verifyConsiderations(
            Requested state, String at, List<UUID> considerations, Map<UUID, UUID> engagements) {
        verify(
                new ListFits(at, considerations.size(), Limits.CONSIDERATIONS),
                new IdsAreDistinct(
                        at, considerations.stream().map(UUID::toString).toList()));
        for (int i = 0; i < considerations.size(); i++) {
            verify(new ConsiderationIsOfTheSameEngagement(
                    at + "/" + i, state.request().engagementId(), engagements, considerations.get(i)));
        }
    }

    private static void verifyIds(String at, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            verify(new IdIsPlain(at + "/" + i, ids.get(i)));
        }
    }

    private static Interest declared(Requested state, String interestId) {
        Interest interest = state.item().interests().all().get(interestId);
        if (interest == null) {
            throw new Refusal(new RuledInterestWasDeclared(state.item().interests(), interestId));
        }
        return interest;
    }
}
