package org.duly.events.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision record must hold before it may be published. What was decided, by whom and when is always there.
 *
 * <p>What of this is the law and what is Duly's reading of it is told in decision 0016.
 */
public enum RecordRequirement {
    /**
     * Why it was decided. Of a council's executive: Local Authorities (Executive Arrangements) (Meetings and Access to
     * Information) (England) Regulations 2012, regulation 12(2)(b), and 13 where one member or officer decides. Of another
     * council's officer: Openness of Local Government Bodies Regulations 2014, regulation 7(3)(b).
     */
    REASONS("the reasons for the decision"),
    /** The alternatives considered and rejected, or that there were none: regulations 12(2)(c) and 13 of 2012; 7(3)(c) of 2014. */
    ALTERNATIVES_REJECTED("the alternatives considered and rejected"),
    /**
     * The interests declared, or that none was, and for each what was ruled or that a dispensation was granted: regulations
     * 12(2)(d) and (e) and 13 of 2012. Of commissioning bodies of the National Health Service: National Health Service Act
     * 2006, section 14O until July 2022 and 14Z30 since.
     */
    CONFLICTS("the interests declared and what was ruled on each, or the dispensation granted"),
    /**
     * What the decision relied on, or that there was nothing: regulation 15 of 2012; Local Government Act 1972, section 100D;
     * regulation 8 of 2014.
     */
    BACKGROUND_PAPERS("the background papers"),
    /**
     * The engagement report that was before the body: what people said is conscientiously taken into account, R (Moseley) v
     * Haringey London Borough Council [2014] UKSC 56, at 25.
     */
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
     * What is required of a decision.
     *
     * @param engaged whether it names an engagement
     * @see <a href="https://www.legislation.gov.uk/uksi/2012/2089/contents">SI 2012/2089</a>
     * @see <a href="https://www.legislation.gov.uk/uksi/2014/2095/contents">SI 2014/2095</a>
     * @see <a href="https://www.legislation.gov.uk/ukpga/1972/70/section/100D">Local Government Act 1972, section 100D</a>
     */
    public static Set<RecordRequirement> of(PublishedUnder under, boolean engaged) {
        Set<RecordRequirement> required = switch (under.regime()) {
            case COUNCIL_EXECUTIVE -> EnumSet.of(REASONS, ALTERNATIVES_REJECTED, CONFLICTS, BACKGROUND_PAPERS);
            case COUNCIL_NON_EXECUTIVE ->
                under.byAnOfficer()
                        ? EnumSet.of(REASONS, ALTERNATIVES_REJECTED, BACKGROUND_PAPERS)
                        : EnumSet.of(BACKGROUND_PAPERS);
            case NHS_BODY -> EnumSet.of(CONFLICTS);
            case OTHER -> EnumSet.noneOf(RecordRequirement.class);
        };
        if (engaged) {
            required.add(REPORT_VERSION);
            required.add(EQUALITY_ASSESSMENT);
        }
        return required;
    }

    /** What a record lacks of all that is required of it, in the order of the constants. */
    static List<RecordRequirement> missing(DecisionRecord record, PublishedUnder under) {
        List<RecordRequirement> missing = new ArrayList<>();
        for (RecordRequirement requirement : of(under, record.taken().engagementId() != null)) {
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
