package org.duly.query.gunning;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.query.asof.Cut;
import org.duly.query.consideration.ConsiderationFacts;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.document.DocumentFacts;
import org.duly.query.engagement.EngagementFacts;
import org.duly.query.log.PlacedEvent;
import org.duly.query.signoff.SignOffFacts;

/**
 * All that a sheet is made of.
 *
 * @param own the events of the engagement's stream
 * @param others those of its considerations, documents, sign-offs and decisions
 * @param counted responses that count
 * @param uncoded of them, those that no person coded
 * @param pending responses neither counted nor excluded
 */
record EngagementRecord(
        UUID id,
        EngagementFacts facts,
        List<PlacedEvent> own,
        List<PlacedEvent> others,
        List<ConsiderationFacts> considerations,
        List<DocumentFacts> documents,
        List<SignOffFacts> signOffs,
        List<DecisionFacts> decisions,
        long counted,
        long uncoded,
        long pending,
        Cut cut,
        boolean past) {

    Stream<PlacedEvent> events() {
        return Stream.concat(own.stream(), others.stream());
    }
}
