package org.duly.command.due;

import java.util.List;
import java.util.UUID;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.events.EventEnvelope;

/** One kind of thing that becomes due: which events say when, and the ordinary command that does it. */
interface DueWork {
    /** Its name in the table, unlike that of any other. */
    String kind();

    /** The published types of the events that make it due or no longer due. */
    List<String> types();

    /**
     * What one of these events changes.
     *
     * @param subject what the event's stream is of
     */
    Change change(UUID subject, EventEnvelope event);

    /** The id of the command that does it, made of all that it does. */
    default String commandId(Item item) {
        return "close/" + item.subject() + "/" + item.dueAt();
    }

    /** The command that does it, as having happened when it was due; looked up anew each time it must be judged. */
    Prepared prepare(Item item);
}
