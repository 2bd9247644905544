package org.duly.query.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.query.database.Json;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementFacts;
import org.springframework.stereotype.Component;

/**
 * Works out from the register what repeats what. Reads every response of the engagement twice, from one state of the read
 * models, and keeps some 600 bytes for each while it does.
 */
@Component
public final class ProposalDetection {
    private final Snapshot snapshot;

    public ProposalDetection(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The proposals of an engagement, from the register as it is now.
     *
     * @return empty if there is no such engagement
     */
    public Optional<Proposals> of(UUID engagementId) {
        return snapshot.read(jdbc -> jdbc.sql("SELECT facts FROM read.engagement WHERE id = ?")
                .param(engagementId)
                .query(String.class)
                .optional()
                .map(facts -> Json.read(facts, EngagementFacts.class).plan())
                .map(plan -> Detection.run(new ResponseTexts(jdbc, engagementId), quotable(plan))));
    }

    private static List<String> quotable(EngagementPlan plan) {
        List<String> texts = new ArrayList<>(List.of(plan.title(), plan.purpose()));
        plan.proposals().stream().map(Proposal::title).forEach(texts::add);
        plan.questions().stream().map(Question::text).forEach(texts::add);
        return texts;
    }
}
