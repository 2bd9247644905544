package org.duly.command.programme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.events.programme.StatedDate;

/** What decisions about a programme need to know. */
public sealed interface ProgrammeState {
    /** Nothing was started. */
    record NotStarted() implements ProgrammeState {}

    /**
     * Under way.
     *
     * @param milestones by their ids
     * @param disagreements whether each is settled, by their ids
     */
    record Started(Set<UUID> engagements, Map<String, Milestone> milestones, Map<String, Boolean> disagreements)
            implements ProgrammeState {
        public Started {
            engagements = Set.copyOf(engagements);
            milestones = Map.copyOf(milestones);
            disagreements = Map.copyOf(disagreements);
        }

        Started withEngagement(UUID engagementId) {
            Set<UUID> more = new HashSet<>(engagements);
            more.add(engagementId);
            return new Started(more, milestones, disagreements);
        }

        Started with(String milestoneId, Milestone milestone) {
            Map<String, Milestone> others = new HashMap<>(milestones);
            others.put(milestoneId, milestone);
            return new Started(engagements, others, disagreements);
        }

        Started stands(String milestoneId, Standing standing) {
            Milestone milestone = milestones.get(milestoneId);
            return milestone == null ? this : with(milestoneId, new Milestone(milestone.due(), standing));
        }

        Started disagreement(String disagreementId, boolean settled) {
            Map<String, Boolean> others = new HashMap<>(disagreements);
            others.put(disagreementId, settled);
            return new Started(engagements, milestones, others);
        }
    }

    /** A milestone as it stands. */
    record Milestone(StatedDate due, Standing standing) {}

    /** How a milestone stands. A date that has passed changes nothing here: that is seen, not recorded. */
    enum Standing {
        /** To be met. */
        SET,
        /** Recorded as missed, and still to be met. */
        MISSED,
        MET,
        ABANDONED
    }
}
