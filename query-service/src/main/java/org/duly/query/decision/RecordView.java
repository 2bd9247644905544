package org.duly.query.decision;

import java.time.Instant;
import java.util.List;
import org.duly.events.body.Regime;
import org.duly.events.decision.RecordRequirement;
import org.jspecify.annotations.Nullable;

/**
 * The record of a decision, for the public or on its way there.
 *
 * @param decision with corrections, conditions and what became of it
 * @param bodyName null if the body that decided was never constituted here
 * @param regime of the body, or of the body whose scheme gives the authority; null if neither is known: then nothing but what
 *     an engagement asks for is required
 * @param publishable whether nothing that the regime requires is missing
 * @param canonicalRecord the exact JSON text whose SHA-256 is {@code recordSha256}
 * @param publishedRecordIsThis whether what was last published is this record, corrections included; null if none was
 * @param now what was "now" then
 */
public record RecordView(
        DecisionView decision,
        @Nullable String bodyName,
        @Nullable Regime regime,
        boolean publishable,
        List<Missing> missing,
        boolean published,
        @Nullable Boolean publishedRecordIsThis,
        String recordSha256,
        String canonicalRecord,
        Instant now) {

    /** Something the regime requires and the record does not hold. */
    public record Missing(RecordRequirement requirement, String inWords) {}
}
