package org.duly.query.export;

import java.util.List;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.programme.ProgrammeFacts.Milestone;
import org.duly.query.programme.ProgrammeFacts.MilestoneAct;
import org.duly.query.programme.ProgrammeView;
import org.duly.query.programme.ProgrammeView.MilestoneView;
import org.jspecify.annotations.Nullable;

/** A programme's milestones as rows: one for each thing that happened to one, with how the milestone stands. */
final class MilestoneExport {
    static final List<String> COLUMNS = List.of(
            "milestoneId",
            "name",
            "engagementId",
            "standing",
            "due",
            "overdue",
            "daysOverdue",
            "metOn",
            "metLate",
            "act",
            "from",
            "date",
            "source",
            "where",
            "reason",
            "happenedAt",
            "recordedAt",
            "position",
            "actor");

    private MilestoneExport() {}

    static void write(ProgrammeView programme, Rows rows) {
        for (MilestoneView view : programme.milestones()) {
            Milestone milestone = view.milestone();
            for (MilestoneAct act : milestone.history()) {
                SourceReference source = act.source();
                rows.add(
                        milestone.milestoneId(),
                        milestone.name(),
                        milestone.engagementId(),
                        milestone.standing(),
                        date(milestone.due()),
                        view.overdue(),
                        view.daysOverdue(),
                        date(milestone.metOn()),
                        view.metLate(),
                        act.kind(),
                        date(act.from()),
                        date(act.date()),
                        source == null ? null : source.document(),
                        source == null ? null : source.where(),
                        act.reason(),
                        act.happenedAt(),
                        act.recordedAt(),
                        act.position(),
                        act.actor());
            }
        }
    }

    /** With the precision it was stated with: a day, a month, a quarter or a year. */
    private static @Nullable String date(@Nullable StatedDate date) {
        return date == null ? null : date.date();
    }
}
