package org.duly.query.testing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyKind;
import org.duly.events.body.ClassQuorum;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.QuorumBase;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.ShareBase;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.Irregularity;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffRequested;
import org.jspecify.annotations.Nullable;

/** Bodies, documents, sign-offs and decisions of one engagement, as events on the feed. */
public final class GovernanceFeed {
    public static final String HASH = "ab".repeat(32);

    private final EventFeed feed;
    private final UUID engagement;

    public GovernanceFeed(EventFeed feed, UUID engagement) {
        this.feed = feed;
        this.engagement = engagement;
    }

    /**
     * A body with three voting seats, chair, gp and nurse, of which the last two are clinical, and one without a vote; its
     * quorum is half of the eligible members and one of the clinical class.
     */
    public void board(String id, Regime regime, @Nullable String organisation, String... members) {
        Constitution constitution = new Constitution(
                List.of(
                        new Seat("chair", "Chair", "lay", true),
                        new Seat("gp", "GP", "clinical", true),
                        new Seat("nurse", "Nurse", "clinical", true),
                        new Seat("officer", "Accountable officer", null, false)),
                new QuorumRule(
                        2,
                        new Fraction(1, 2),
                        QuorumBase.ELIGIBLE_MEMBERS,
                        List.of(new ClassQuorum("clinical", 1)),
                        false),
                new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true),
                true,
                "chair",
                5);
        body(id, new BodyConstituted("Board " + id, BodyKind.BOARD, regime, organisation, constitution, null));
        List<String> seats = List.of("chair", "gp", "nurse", "officer");
        for (int seat = 0; seat < members.length; seat++) {
            body(id, new SeatFilled(seats.get(seat), members[seat], null));
        }
    }

    public long body(String id, BodyEvent event) {
        return feed.event("body/" + id, "body/" + id, event);
    }

    public long document(UUID id, DocumentEvent event) {
        return feed.event("document/" + id, "engagement/" + engagement, event);
    }

    public DocumentVersionIssued version(int version, DocumentKind kind) {
        return new DocumentVersionIssued(
                version,
                kind,
                "Plan, version " + version,
                hash(version),
                "application/pdf",
                "ccg",
                engagement,
                null,
                null);
    }

    /** The digest of a version. */
    public static String hash(int version) {
        return Integer.toString(version).repeat(64).substring(0, 64);
    }

    public long signOff(UUID id, SignOffEvent event) {
        return feed.event("sign-off/" + id, "engagement/" + engagement, event);
    }

    public SignOffRequested request(String body, UUID document, int version, @Nullable Instant dueBy) {
        return new SignOffRequested(
                body,
                "The plan",
                document,
                version,
                hash(version),
                dueBy,
                null,
                engagement,
                List.of("P1"),
                null,
                List.of());
    }

    public long decision(UUID id, DecisionEvent event) {
        return feed.event("decision/" + id, "engagement/" + engagement, event);
    }

    /** The same, having happened at some time. */
    public long decision(UUID id, DecisionEvent event, Instant happenedAt) {
        return feed.event("decision/" + id, "engagement/" + engagement, event, happenedAt);
    }

    /** A decision on the engagement's proposal that states everything a record may have to hold. */
    public DecisionTaken whole(String body, List<UUID> signOffs, List<UUID> considerations, @Nullable Integer report) {
        return new DecisionTaken(
                body,
                "Merge",
                "The board agrees to merge.",
                DecisionOutcome.APPROVED,
                null,
                false,
                "It is better.",
                List.of("Stay as we are"),
                List.<ConflictRecord>of(),
                engagement,
                List.of("P1"),
                null,
                List.of("new-ccg"),
                signOffs,
                report,
                null,
                List.of(),
                considerations,
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    /** A rule that was broken. */
    public static Irregularity broken(String rule) {
        return new Irregularity(rule, "It was not so", "secretary", "It had been done");
    }
}
