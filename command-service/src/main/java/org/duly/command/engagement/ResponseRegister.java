package org.duly.command.engagement;

import java.util.UUID;
import org.duly.command.log.Append.Guard;

/** The responses of an engagement as a report must see them: all of them, as they stand. */
public interface ResponseRegister {
    /** Judges the register on everything recorded up to the head of the log. */
    RegisterJudgement judge(UUID engagementId);

    /** What must not have been recorded since for a judgement to stand. */
    Guard guard(UUID engagementId, RegisterJudgement judgement);
}
