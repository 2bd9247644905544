package org.duly.query.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.duly.events.programme.StatedDate;
import org.duly.query.programme.ProgrammeFacts.Disagreement;
import org.duly.query.programme.ProgrammeFacts.Milestone;
import org.duly.query.programme.ProgrammeFacts.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A programme on a day.
 *
 * @param today in London: it decides what is overdue
 * @param position of its last event
 */
public record ProgrammeView(
        UUID id,
        String title,
        String purpose,
        List<String> ownerBodies,
        List<UUID> engagements,
        LocalDate today,
        List<MilestoneView> milestones,
        List<Disagreement> disagreements,
        String log,
        long position,
        long streamVersion) {

    /**
     * A milestone on a day.
     *
     * @param overdue whether its date has passed and it was neither met nor abandoned: no day that the date can mean is
     *     still to come
     * @param daysOverdue since the last day it can mean; null unless overdue
     * @param metLate whether it was met on a day after all those its date can mean; null unless met. Where neither date
     *     says so for certain, false
     */
    public record MilestoneView(
            Milestone milestone,
            boolean overdue,
            @Nullable Long daysOverdue,
            @Nullable Boolean metLate) {

        static MilestoneView of(Milestone milestone, LocalDate today) {
            boolean open = milestone.standing() == Standing.SET || milestone.standing() == Standing.MISSED;
            LocalDate lastDay = milestone.due().lastDay();
            boolean overdue = open && lastDay.isBefore(today);
            StatedDate metOn = milestone.metOn();
            return new MilestoneView(
                    milestone,
                    overdue,
                    overdue ? ChronoUnit.DAYS.between(lastDay, today) : null,
                    metOn == null ? null : metOn.firstDay().isAfter(lastDay));
        }
    }

    /**
     * One of all programmes.
     *
     * @param milestones how many there are
     * @param overdue how many of them are
     * @param openDisagreements how many are not settled
     */
    public record ProgrammeSummary(UUID id, String title, long milestones, long overdue, long openDisagreements) {
        static ProgrammeSummary of(ProgrammeView programme) {
            return new ProgrammeSummary(
                    programme.id(),
                    programme.title(),
                    programme.milestones().size(),
                    programme.milestones().stream()
                            .filter(MilestoneView::overdue)
                            .count(),
                    programme.disagreements().stream()
                            .filter(disagreement -> disagreement.settled() == null)
                            .count());
        }
    }
}
