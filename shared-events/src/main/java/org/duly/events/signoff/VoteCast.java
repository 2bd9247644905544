package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/**
 * A member voted, in the room or on a written resolution. Until the result is declared, a later record of the same member
 * takes the place of an earlier one.
 *
 * @param irregularities such as a vote in spite of an interest that nobody ruled on
 */
@EventType("org.duly.governance.vote-cast.v1")
public record VoteCast(String member, VoteChoice choice, List<Irregularity> irregularities) implements SignOffEvent {}
