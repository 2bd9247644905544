package org.duly.query.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeMoved;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeReworded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.consideration.Disposition;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.SubjectKind;
import org.duly.events.engagement.CampaignIdentified;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.duly.events.privacy.LegalHoldLifted;
import org.duly.events.privacy.LegalHoldPlaced;
import org.duly.events.privacy.RespondentErased;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.DisagreementNoted;
import org.duly.events.programme.DisagreementSettled;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.EngagementAddedToProgramme;
import org.duly.events.programme.MilestoneAbandoned;
import org.duly.events.programme.MilestoneMet;
import org.duly.events.programme.MilestoneMissed;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeStarted;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.response.Answer;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentKind;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Consent;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.Original;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RedactedSpan;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.ThemeCoding;
import org.duly.events.response.Transcription;
import org.duly.platform.vault.RespondentKey;
import org.duly.query.log.PlacedEvent;

/**
 * A random history of one engagement and its programme in which everything happens that can: each kind of event of the
 * engagement, its responses, their respondents, its codebook, considerations and milestones, its sign-offs and decisions, in any order that makes
 * sense and at any time.
 */
public final class WholeHistory {
    private static final String LOG = "test.example/whole";
    private static final Instant BEGIN = Instant.parse("2019-10-20T09:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2019-10-28T00:00:00Z");
    private static final String HASH = "0".repeat(64);
    private static final SourceReference MINUTES = new SourceReference("Minutes", "Item 4", null);

    private final EventCodec codec = new EventCodec();
    private final RandomGenerator random;
    private final TestVault vault;
    private final Duration pace;
    private final Map<String, Long> versions = new HashMap<>();
    private final List<PlacedEvent> events = new ArrayList<>();
    private final UUID engagement = UuidCreator.getTimeOrderedEpoch();
    private final UUID programme = UuidCreator.getTimeOrderedEpoch();
    private final SomeGovernance governance;
    private final SomeSuccession succession;
    private final Map<UUID, Received> responses = new LinkedHashMap<>();
    private final List<UUID> considerations = new ArrayList<>();
    private final Set<String> themes = new TreeSet<>();
    private final Set<String> everyTheme = new TreeSet<>();
    private final Set<UUID> holds = new HashSet<>();
    private int codebookVersions;
    private int reports;
    private int milestones;
    private int disagreements;
    private Instant deadline = DEADLINE;
    private Instant recorded = BEGIN;

    private record Received(RespondentKey key, int textVersion, int codings) {}

    private WholeHistory(RandomGenerator random, TestVault vault, int length) {
        this.random = random;
        this.vault = vault;
        this.pace = Duration.ofDays(15).dividedBy(length);
        this.governance = new SomeGovernance(random, engagement, this::append);
        this.succession = new SomeSuccession(random, engagement, governance, this::append);
    }

    /** A history of this many events, or a few more, over some fifteen days: of each kind there is at least one. */
    public static WholeHistory random(RandomGenerator random, TestVault vault, int length) {
        WholeHistory history = new WholeHistory(random, vault, length);
        history.begin();
        List<Runnable> each = history.everyKind();
        Collections.shuffle(each, random);
        while (history.events.size() < length || !each.isEmpty()) {
            if (!each.isEmpty() && random.nextInt(3) == 0) {
                each.removeLast().run();
            } else {
                history.step();
            }
        }
        return history;
    }

    public String log() {
        return LOG;
    }

    public List<PlacedEvent> events() {
        return events;
    }

    public UUID engagement() {
        return engagement;
    }

    public UUID programme() {
        return programme;
    }

    public List<UUID> responses() {
        return List.copyOf(responses.keySet());
    }

    public List<UUID> considerations() {
        return considerations;
    }

    public Set<String> themes() {
        return everyTheme;
    }

    public UUID document() {
        return governance.document();
    }

    public List<UUID> signOffs() {
        return governance.signOffs();
    }

    public List<UUID> decisions() {
        return governance.decisions();
    }

    public List<UUID> ballots() {
        return succession.ballots();
    }

    public List<UUID> mergers() {
        return succession.mergers();
    }

    public List<String> organisations() {
        return SomeSuccession.ORGANISATIONS;
    }

    public int reports() {
        return reports;
    }

    private void begin() {
        ofEngagement(new EngagementPlanned(EventFeed.plan("Buses")));
        ofEngagement(new EngagementOpened(BEGIN, deadline, "Europe/London"));
        ofProgramme(new ProgrammeStarted("Bus services", "One timetable", List.of("body-1")));
        ofProgramme(new EngagementAddedToProgramme(engagement));
        addTheme();
        addTheme();
        fixVersion();
        respond();
        governance.begin();
        succession.begin();
    }

    private List<Runnable> everyKind() {
        List<Runnable> each = new ArrayList<>();
        IntStream.range(0, 22).forEach(kind -> each.add(() -> judge(kind)));
        IntStream.range(0, 8).forEach(kind -> each.add(() -> changeCodebook(kind)));
        IntStream.range(0, 4).forEach(kind -> each.add(() -> consider(kind)));
        IntStream.range(0, 7).forEach(kind -> each.add(() -> changeProgramme(kind)));
        IntStream.range(0, 15).forEach(kind -> each.add(() -> changeEngagement(kind)));
        IntStream.range(0, 3).forEach(kind -> each.add(() -> changePrivacy(kind)));
        each.addAll(succession.everyKind());
        return each;
    }

    private void step() {
        switch (random.nextInt(32)) {
            case 0, 1, 2, 3 -> respond();
            case 4, 5, 6, 7, 8, 9, 10, 11, 12 -> judge(random.nextInt(26));
            case 13, 14 -> changeCodebook(random.nextInt(8));
            case 15, 16 -> consider(random.nextInt(7));
            case 17 -> changeProgramme(random.nextInt(7));
            case 18 -> changeEngagement(random.nextInt(15));
            case 19, 20, 21, 22, 23, 24 -> governance.step(considerations);
            case 25, 26, 27, 28, 29, 30 -> succession.step();
            default -> changePrivacy(random.nextInt(3));
        }
    }

    private void judge(int kind) {
        UUID id = some(responses());
        append("response/" + id, "engagement/" + engagement, someJudgement(id, kind));
    }

    private void respond() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        RespondentKey key = vault.keys().create();
        Instant receivedAt = backThen();
        responses.put(id, new Received(key, 1, 0));
        append(
                eventId,
                "response/" + id,
                "engagement/" + engagement,
                receivedAt,
                new ResponseLogged(
                        engagement,
                        key.id(),
                        "R-" + events.size(),
                        some(List.of(Channel.values())),
                        "body-" + random.nextInt(2),
                        receivedAt,
                        some(List.of(RespondentKind.values())),
                        null,
                        random.nextInt(4) == 0 ? null : some(List.of("patients", "staff")),
                        random.nextInt(4) == 0 ? null : some(List.of("Leeds", "York")),
                        new Consent(PublicationConsent.PUBLISH, true),
                        vault.sealer().seal(key, eventId, "respondentName", "Jo"),
                        null,
                        List.of(new Answer("Q1", vault.sealer().seal(key, eventId, "answers.Q1", "No buses"))),
                        random.nextBoolean() ? null : new Original(HASH, "image/png"),
                        1 + random.nextInt(3) * random.nextInt(20),
                        random.nextBoolean() ? null : new Transcription("keyer-1", receivedAt)));
    }

    private ResponseEvent someJudgement(UUID id, int kind) {
        Received response = Objects.requireNonNull(responses.get(id));
        return switch (kind) {
            case 0, 1, 2, 3 -> new ResponseCounted(null);
            case 4 -> new ResponseExcluded(some(List.of(ExclusionReason.values())), "Not about this", "second-1");
            case 5 -> new ResponseAssignedToCampaign("C" + random.nextInt(3), CampaignMethod.MANUAL, null, false);
            case 6 -> new ResponseRemovedFromCampaign("C1", "It says something else");
            case 7 -> new LateResponseRuled(random.nextBoolean(), "second-1", "Posted in time");
            case 8 -> new ResponseWithdrawn(null);
            case 9 -> new ResponseLinkedAsDuplicate(some(responses()), "same-text");
            case 10 -> new DuplicateLinkRemoved(some(responses()), "Another person");
            case 11 -> new ResponseTranscriptionChecked("checker-1", random.nextBoolean());
            case 12 -> new ResponseRead("reader-1", response.textVersion());
            case 13 ->
                new ResponseRedacted(
                        response.textVersion(), List.of(new RedactedSpan("Q1", 0, 2, "s.40", "A name in it")));
            case 14 -> new AttachmentAdded(AttachmentKind.SCAN, HASH, "image/png", 3, null);
            case 15 -> new AttachmentSetAside(HASH, "Of another response");
            case 16 -> new ResponseAcknowledged(Channel.EMAIL);
            case 17 -> {
                responses.put(id, new Received(response.key(), response.textVersion() + 1, response.codings()));
                yield new ResponseAmended(response.textVersion() + 1, backThen(), List.of(), null, null, null);
            }
            case 18, 19 ->
                new CodingReviewed(
                        "reviewer-1", random.nextInt(3) > 0, 1 + random.nextInt(1 + response.codings()), null);
            default -> {
                responses.put(id, new Received(response.key(), response.textVersion(), response.codings() + 1));
                yield coded(response);
            }
        };
    }

    private ResponseCoded coded(Received response) {
        List<ThemeCoding> codings = new ArrayList<>();
        for (int coding = random.nextInt(3); coding >= 0; coding--) {
            codings.add(new ThemeCoding(
                    some(List.copyOf(everyTheme)),
                    random.nextBoolean() ? "Q1" : "*",
                    some(List.of(Position.values()))));
        }
        return new ResponseCoded(
                1 + random.nextInt(response.textVersion()),
                1 + random.nextInt(codebookVersions),
                List.of(new ProposalPosition("P1", some(List.of(Position.values())))),
                codings,
                "coder-" + random.nextInt(3),
                random.nextInt(4) == 0 ? CodingOrigin.MODEL : CodingOrigin.HUMAN,
                random.nextInt(5) == 0 ? 1 : null);
    }

    private void changeCodebook(int kind) {
        switch (kind) {
            case 0 -> addTheme();
            case 1 -> ofCodebook(new ThemeReworded(anyTheme(), "Other words", "Better", "Unclear"));
            case 2 -> ofCodebook(new ThemeMoved(anyTheme(), random.nextBoolean() ? null : anyTheme(), "Belongs there"));
            case 3 -> {
                String theme = anyTheme();
                String one = addTheme();
                String other = addTheme();
                themes.remove(theme);
                ofCodebook(new ThemeSplit(
                        theme,
                        List.of(one, other),
                        List.of(new CodingRemap(random.nextBoolean() ? null : "Q1", one)),
                        "Two points"));
            }
            case 4 -> {
                String theme = anyTheme();
                String into = addTheme();
                themes.remove(theme);
                ofCodebook(new ThemesMerged(List.of(theme), into, "One point"));
            }
            case 5 -> {
                String theme = anyTheme();
                addTheme();
                themes.remove(theme);
                ofCodebook(new ThemeRetired(theme, "Nobody meant it"));
            }
            default -> fixVersion();
        }
    }

    private String anyTheme() {
        return some(List.copyOf(themes));
    }

    private String addTheme() {
        String theme = "T" + everyTheme.size();
        themes.add(theme);
        everyTheme.add(theme);
        ofCodebook(new ThemeAdded(theme, "Theme " + theme, "What is said of " + theme, null, null));
        return theme;
    }

    private void fixVersion() {
        ofCodebook(new CodebookVersionFixed(++codebookVersions, List.copyOf(themes)));
    }

    private void consider(int kind) {
        int version = 1 + random.nextInt(codebookVersions);
        List<String> about = List.of(some(List.copyOf(everyTheme)));
        if (considerations.isEmpty() || kind == 0) {
            considerations.add(UuidCreator.getTimeOrderedEpoch());
            ofConsideration(
                    considerations.getLast(),
                    new ConsiderationRaised(
                            engagement, "Fares", about, version, 1, 1, 0, before(), List.of("body-1", "body-2")));
        }
        UUID id = some(considerations);
        switch (kind) {
            case 0 -> {}
            case 1 -> ofConsideration(id, new ConsiderationReopened(about, version, 2, 2, 0, before(), "More came"));
            case 2 -> ofConsideration(id, new ConsiderationWithdrawn("Put elsewhere"));
            default ->
                ofConsideration(
                        id,
                        new ConsiderationAnswered(
                                random.nextBoolean() ? List.of("body-1", "body-2") : List.of("body-2"),
                                Disposition.ACCEPTED_IN_PART,
                                "Some of it",
                                "A later bus",
                                null));
        }
    }

    /** The position that something recorded next is judged at. */
    private long before() {
        return events.size() - 1L;
    }

    private void changeProgramme(int kind) {
        if (milestones == 0 || kind == 0) {
            ofProgramme(new MilestoneSet("M" + milestones++, "Decide", day(5), MINUTES, engagement));
        }
        String milestone = "M" + random.nextInt(milestones);
        switch (kind) {
            case 0 -> {}
            case 1 -> ofProgramme(new MilestoneMet(milestone, day(0), MINUTES));
            case 2 -> ofProgramme(new MilestoneMissed(milestone, day(-1), "Snow"));
            case 3 -> ofProgramme(new MilestoneAbandoned(milestone, "No money", null));
            case 4 -> disagree(milestone);
            case 5 -> {
                if (disagreements == 0) {
                    disagree(milestone);
                }
                ofProgramme(new DisagreementSettled(
                        "D" + random.nextInt(disagreements), "June", "The chair said so", null));
            }
            default -> ofProgramme(new MilestoneRescheduled(milestone, day(5), day(9), MINUTES, "Half term"));
        }
    }

    private void disagree(String milestone) {
        ofProgramme(new DisagreementNoted(
                "D" + disagreements++,
                "The date",
                List.of(new DocumentStatement(MINUTES, "May"), new DocumentStatement(MINUTES, "June")),
                milestone));
    }

    private StatedDate day(int from) {
        return new StatedDate(
                DatePrecision.DAY,
                recorded.plus(Duration.ofDays(from)).toString().substring(0, 10),
                null);
    }

    private void changeEngagement(int kind) {
        switch (kind) {
            case 0 -> ofEngagement(new EngagementPlanRevised(EventFeed.plan("Buses, again"), "A better title"));
            case 1 ->
                ofEngagement(new DocumentPublished(
                        "D1", 1, "The case", HASH, "application/pdf", DocumentFormat.STANDARD, null));
            case 2 -> ofEngagement(new DocumentCorrected("D1", 1, "A figure", "Everybody"));
            case 3 -> ofEngagement(new StakeholderInvited("staff", "The union", Channel.EMAIL));
            case 4 -> ofEngagement(new StakeholderReminded("staff", "The union", Channel.EMAIL));
            case 5 -> ofEngagement(new EngagementEventHeld("Drop-in", "Town hall", backThen(), 12, null));
            case 6 -> {
                Instant later = deadline.plus(Duration.ofMinutes(1 + random.nextInt(2_000)));
                ofEngagement(new DeadlineExtended(deadline, later, "Postal strike"));
                deadline = later;
            }
            case 7 -> ofEngagement(new EngagementClosed(deadline));
            case 8 -> ofEngagement(new CampaignIdentified("C1", "Save our bus", null, null));
            case 9 -> ofEngagement(new PriorStatementRecorded("body-1", "Chair", "Said so", backThen(), null, null));
            case 10 -> {
                if (reports == 0) {
                    report();
                }
                ofEngagement(new ReportPublished(reports, "https://example.org/report"));
            }
            case 11 -> ofEngagement(new OutcomePublished("Asked", "Said", "Did"));
            case 12 -> ofEngagement(new EngagementWithdrawn("Overtaken"));
            case 13 -> disclose();
            default -> report();
        }
    }

    private void disclose() {
        append(
                "disclosure/" + UuidCreator.getTimeOrderedEpoch(),
                "engagement/" + engagement,
                new DisclosureBundleIssued(
                        new DisclosureSubject(SubjectKind.ENGAGEMENT, engagement),
                        before(),
                        null,
                        before() + 1,
                        HASH,
                        "regulator",
                        "It was asked for",
                        List.of(),
                        List.of()));
    }

    private void report() {
        ofEngagement(new ReportIssued(
                ++reports,
                HASH,
                HASH,
                new ReportCounts(random.nextInt(9), 0, 0, 0, 0, 0, 0),
                before(),
                1 + random.nextInt(codebookVersions),
                "Two coders"));
    }

    private void changePrivacy(int kind) {
        if (kind == 0) {
            Received response = Objects.requireNonNull(responses.get(some(responses())));
            append(
                    "respondent/" + response.key().id(),
                    "engagement/" + engagement,
                    new RespondentErased(response.key().id(), "UK GDPR article 17(1)(b)"));
            return;
        }
        if (holds.isEmpty() || kind == 1) {
            UUID hold = UuidCreator.getTimeOrderedEpoch();
            holds.add(hold);
            append("legal-hold/" + hold, "engagement/" + engagement, new LegalHoldPlaced(hold, "Claim", "Court"));
        }
        if (kind == 2) {
            UUID hold = holds.iterator().next();
            holds.remove(hold);
            append("legal-hold/" + hold, "engagement/" + engagement, new LegalHoldLifted(hold, "Over"));
        }
    }

    private void ofEngagement(DomainEvent event) {
        append("engagement/" + engagement, "engagement/" + engagement, event);
    }

    private void ofCodebook(DomainEvent event) {
        append("codebook/" + engagement, "engagement/" + engagement, event);
    }

    private void ofConsideration(UUID id, DomainEvent event) {
        append("consideration/" + id, "engagement/" + engagement, event);
    }

    private void ofProgramme(DomainEvent event) {
        append("programme/" + programme, "programme/" + programme, event);
    }

    /** At once as often as not, else up to four days ago. */
    private Instant backThen() {
        return random.nextBoolean() ? recorded : recorded.minusSeconds(random.nextInt(4 * 86_400));
    }

    private void append(String stream, String scope, DomainEvent event) {
        append(UuidCreator.getTimeOrderedEpoch(), stream, scope, backThen(), event);
    }

    private void append(UUID eventId, String stream, String scope, Instant time, DomainEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                eventId,
                LOG,
                stream,
                versions.merge(stream, 0L, (old, zero) -> old + 1),
                time,
                recorded,
                scope,
                "officer-1",
                "engagement-officer",
                "body-1",
                "correlation-1",
                "command-" + eventId,
                event);
        events.add(new PlacedEvent(
                events.size(), events.size(), envelope, codec.encode(envelope).stamp(recorded)));
        // Often in the same millisecond as the one before, as of one batch.
        if (random.nextBoolean()) {
            recorded = recorded.plusMillis(random.nextLong(2 * pace.toMillis()));
        }
    }

    private <T> T some(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
