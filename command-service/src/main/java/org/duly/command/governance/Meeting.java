package org.duly.command.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.PackStanding.Paper;

/**
 * The papers of an item, those who are to have them, and when they meet.
 *
 * @param recipients everybody entitled to vote, each with those in whose stead they sit: a paper that was sent to one of
 *     them was sent
 * @param clearDays calendar days that must lie between the sending and the meeting, neither counted; 0 if no notice is
 *     asked for
 * @param meetsAt when they vote, or when a resolution in writing closes
 */
public record Meeting(PackStanding pack, List<Set<String>> recipients, int clearDays, Instant meetsAt) {
    /** Days are those of the calendar in London. */
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** The papers that some recipient was not sent with that notice. */
    List<Paper> withoutNotice() {
        return pack.papers().values().stream()
                .filter(paper -> !recipients.stream()
                        .allMatch(recipient -> recipient.stream().anyMatch(member -> isInTime(paper, member))))
                .toList();
    }

    /** How many papers recipients have yet to say they read, each paper once for each of them. */
    int unread() {
        int unread = 0;
        for (Paper paper : pack.papers().values()) {
            for (Set<String> recipient : recipients) {
                unread += recipient.stream().noneMatch(paper.read()::contains) ? 1 : 0;
            }
        }
        return unread;
    }

    private boolean isInTime(Paper paper, String member) {
        Instant sentAt = paper.sentTo(member);
        if (sentAt == null || sentAt.isAfter(meetsAt)) {
            return false;
        }
        return clearDays == 0 || day(sentAt).plusDays(clearDays).isBefore(day(meetsAt));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, LONDON);
    }
}
