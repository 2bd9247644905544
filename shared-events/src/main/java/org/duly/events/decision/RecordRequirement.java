package org.duly.events.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.duly.events.body.Regime;
import org.jspecify.annotations.Nullable;

/** What a decision record must hold before it may be published, by the regime of the body that decided. */
public enum RecordRequirement {
    /** Why it was decided. */
    REASONS("the reasons for the decision"),
    /** The alternatives considered and rejected, or that there were none. */
    ALTERNATIVES_REJECTED("the alternatives considered and rejected"),
    /** The interests declared, or that none was, and for each what was ruled or that a dispensation was granted. */
    CONFLICTS("the interests declared and what was ruled on each, or the dispensation granted"),
    /** What the decision relied on, or that there was nothing. */
    BACKGROUND_PAPERS("the background papers"),
    /** The engagement report that was before the body. */
    REPORT_VERSION("the version of the engagement report that was before the body"),
    /** The equality assessment that was before the body (Equality Act 2010, section 149). */
    EQUALITY_ASSESSMENT("the version of the equality assessment that was before the body");

    private final String inWords;

    RecordRequirement(String inWords) {
        this.inWords = inWords;
    }

    /** As it stands in a sentence about what is missing. */
    public String inWords() {
        return inWords;
    }

    /**
     * What a regime requires.
     *
     * @param engaged whether the decision names an engagement
     * @see <a href="https://www.legislation.gov.uk/uksi/2012/2089/regulation/12">Executive Arrangements Regulations 2012,
     *     regulation 12, and 15 on background papers</a>
     * @see <a href="https://www.legislation.gov.uk/ukpga/1972/70/section/100D">Local Government Act 1972, section 100D</a>
     */
    public static Set<RecordRequirement> of(Regime regime, boolean engaged) {
        Set<RecordRequirement> required = switch (regime) {
            case COUNCIL_EXECUTIVE -> EnumSet.of(REASONS, ALTERNATIVES_REJECTED, CONFLICTS, BACKGROUND_PAPERS);
            case COUNCIL_NON_EXECUTIVE -> EnumSet.of(BACKGROUND_PAPERS);
            case NHS_BODY -> EnumSet.of(CONFLICTS);
            case OTHER -> EnumSet.noneOf(RecordRequirement.class);
        };
        if (engaged) {
            required.add(REPORT_VERSION);
            required.add(EQUALITY_ASSESSMENT);
        }
        return required;
    }

    /** What a record lacks of all that its regime requires, in the order of the constants. */
    static List<RecordRequirement> missing(DecisionRecord record, Regime regime) {
        List<RecordRequirement> missing = new ArrayList<>();
        for (RecordRequirement requirement : of(regime, record.taken().engagementId() != null)) {
            if (!requirement.isMetBy(record)) {
                missing.add(requirement);
            }
        }
        return List.copyOf(missing);
    }

    private static boolean areRuledOn(@Nullable List<ConflictRecord> conflicts) {
        return conflicts != null
                && conflicts.stream().allMatch(conflict -> conflict.action() != null || conflict.dispensed());
    }

    private boolean isMetBy(DecisionRecord record) {
        return switch (this) {
            case REASONS -> record.reasons() != null;
            case ALTERNATIVES_REJECTED -> record.alternativesRejected() != null;
            case CONFLICTS ->
                record.isCorrected(DecisionField.CONFLICTS)
                        || areRuledOn(record.taken().conflicts());
            case BACKGROUND_PAPERS ->
                record.isCorrected(DecisionField.BACKGROUND_PAPERS)
                        || record.taken().backgroundPapers() != null;
            case REPORT_VERSION -> record.taken().reportVersion() != null;
            case EQUALITY_ASSESSMENT -> record.taken().equalityAssessment() != null;
        };
    }
}
