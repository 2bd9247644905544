package org.duly.command.ballot;

import static org.duly.command.handling.BusinessRule.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.ballot.BallotCommand.OpenBallot;
import org.duly.command.ballot.BallotCommand.OpenBallotAsAnnounced;
import org.duly.command.ballot.BallotRules.BallotIsNotOpenYet;
import org.duly.command.ballot.BallotRules.BallotOpensWhenAnnounced;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.governance.Gate;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.Irregularities;
import org.duly.command.handling.BusinessRule;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.Elector;
import org.duly.events.governance.BrokenRule;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/** Decides whether a ballot opens: when somebody opens it, and by itself when its time has come. */
final class Openings {
    private Openings() {}

    static BallotEvent open(Ballot ballot, OpenBallot command, Instant at) {
        verify(new BallotIsNotOpenYet(ballot));
        List<Irregularity> irregularities = Irregularities.judge(
                command.override(), rules(ballot, command.opening().gate(), at));
        return opened(ballot, command.opening(), irregularities);
    }

    /** Nobody answers for what is broken when nobody opens the ballot: then it stays shut, and that is recorded. */
    static BallotEvent openAsAnnounced(Ballot ballot, OpenBallotAsAnnounced command) {
        verify(new BallotIsNotOpenYet(ballot));
        @Nullable GateFacts gate = command.opening().gate();
        List<BrokenRule> missing = rules(ballot, gate, command.occurredAt()).stream()
                .filter(rule -> !rule.isKept())
                .map(rule -> new BrokenRule(rule.ruleName(), rule.explanation()))
                .toList();
        return missing.isEmpty()
                ? opened(ballot, command.opening(), List.of())
                : new BallotOpeningRefused(missing, gate == null ? null : gate.judgedAtPosition());
    }

    private static List<BusinessRule> rules(Ballot ballot, @Nullable GateFacts gate, Instant at) {
        List<BusinessRule> rules = new ArrayList<>();
        rules.add(new BallotOpensWhenAnnounced(ballot, at));
        if (gate != null) {
            rules.addAll(Gate.rules(gate));
        }
        return rules;
    }

    private static BallotOpened opened(Ballot ballot, Opening opening, List<Irregularity> irregularities) {
        @Nullable GateFacts gate = opening.gate();
        return new BallotOpened(
                ballot.electors(),
                ballot.constituencies().stream()
                        .flatMap(each -> each.electorate().stream())
                        .mapToLong(Elector::weight)
                        .sum(),
                ballot.schedule().closesAt(),
                ballot.schedule().secret() ? null : opening.keyReference(),
                irregularities,
                gate == null ? null : gate.judgedAtPosition(),
                gate == null ? null : Gate.findings(gate));
    }
}
