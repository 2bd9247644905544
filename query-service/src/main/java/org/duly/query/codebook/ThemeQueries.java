package org.duly.query.codebook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementFacts;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.log.PlacedEvent;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Alike;
import org.duly.query.response.ResponseCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about codebooks and what was coded with them, now and in the past, in one and the same way. */
@Component
public class ThemeQueries {
    private final Snapshot snapshot;
    private final Past past;
    private final EngagementRecords engagements;

    ThemeQueries(Snapshot snapshot, Past past, EngagementRecords engagements) {
        this.snapshot = snapshot;
        this.past = past;
        this.engagements = engagements;
    }

    /**
     * An engagement's codebook.
     *
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    Optional<CodebookView> codebook(UUID engagementId, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(cut -> engagements.facts(jdbc, engagementId, cut).map(_ -> view(jdbc, engagementId, cut))));
    }

    private CodebookView view(JdbcClient jdbc, UUID engagementId, Cut cut) {
        List<PlacedEvent> events = past.events(jdbc, cut, CodebookFold.streamOf(engagementId));
        CodebookFacts facts = CodebookFold.all(events);
        return new CodebookView(
                engagementId,
                cut.log(),
                cut.position(),
                facts.codebook().lastVersion(),
                facts.themes(),
                facts.versions(),
                facts.gone(),
                events.isEmpty() ? -1 : events.getLast().envelope().streamVersion());
    }

    /**
     * What the counted responses say.
     *
     * @param codebookVersion null for the last
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     * @throws ProblemException 400 if that version was not fixed
     */
    public Optional<ThemeAnalysis> analysis(UUID engagementId, @Nullable Integer codebookVersion, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(cut -> engagements
                        .facts(jdbc, engagementId, cut)
                        .map(facts -> analysis(jdbc, engagementId, facts, codebookVersion, cut))));
    }

    /** A codebook as of a cut, in the caller's transaction. */
    public CodebookFacts facts(JdbcClient jdbc, UUID engagementId, Cut cut) {
        return CodebookFold.all(past.events(jdbc, cut, CodebookFold.streamOf(engagementId)));
    }

    /**
     * What the counted responses say as of a cut, in the caller's transaction.
     *
     * @param codebookVersion null for the last
     * @throws ProblemException 400 if that version was not fixed
     */
    public ThemeAnalysis analysis(
            JdbcClient jdbc,
            UUID engagementId,
            EngagementFacts engagement,
            @Nullable Integer codebookVersion,
            Cut cut) {
        CodebookFacts codebook = facts(jdbc, engagementId, cut);
        int lastVersion = codebook.codebook().lastVersion();
        int version = codebookVersion == null ? lastVersion : codebookVersion;
        List<Theme> themes =
                codebook.version(version).map(CodebookVersion::themes).orElse(List.of());
        if (codebookVersion != null && codebook.version(version).isEmpty()) {
            throw ProblemException.invalidField(
                    "codebookVersion",
                    lastVersion == 0
                            ? "No version of the codebook was fixed"
                            : "The codebook has versions from 1 to " + lastVersion);
        }
        ThemeTally coded = new ThemeTally(codebook.codebook(), version);
        ThemeTally suggested = new ThemeTally(codebook.codebook(), version);
        Count.Taking ofEarlierText = new Count.Taking();
        Count.Taking ofLaterVersion = new Count.Taking();
        Count.Taking reviewed = new Count.Taking();
        for (Alike alike : CodingHistory.counted(jdbc, engagementId, cut)) {
            CodingContent coding = alike.coding();
            if (coding != null) {
                coded.add(coding, alike.items(), alike.people(), alike.campaignId());
                if (!alike.ofLatestText()) {
                    ofEarlierText.add(alike.items(), alike.people(), alike.campaignId());
                }
                if (alike.agreed()) {
                    reviewed.add(alike.items(), alike.people(), alike.campaignId());
                }
                if (coding.codebookVersion() > version) {
                    ofLaterVersion.add(alike.items(), alike.people(), alike.campaignId());
                }
            }
            if (alike.suggestion() != null) {
                suggested.add(alike.suggestion(), alike.items(), alike.people(), alike.campaignId());
            }
        }
        ResponseCounts all = ResponseCounts.read(jdbc, engagementId, null, cut);
        ThemeAnalysis.Part said = coded.done(themes, engagement.plan().proposals());
        return new ThemeAnalysis(
                engagementId,
                cut.log(),
                cut.position(),
                cut.time(),
                version == 0 ? null : version,
                lastVersion,
                new Count(all.counted(), all.countedPeople(), all.countedCampaigns()),
                all.counted() - said.responses().items(),
                all.countedPeople() - said.responses().people(),
                said,
                ofEarlierText.done(),
                ofLaterVersion.done(),
                reviewed.done(),
                suggested.done(themes, engagement.plan().proposals()),
                CoderAgreement.of(codebook.codebook(), version, CodingHistory.compared(jdbc, engagementId, cut)));
    }
}
