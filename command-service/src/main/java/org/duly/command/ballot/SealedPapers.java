package org.duly.command.ballot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.PaperRefusal;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what papers say from everyone until the result is declared: each is sealed under a key of the ballot, and only
 * declaring the result opens them. Thread-safe.
 */
public final class SealedPapers {
    private static final String FIELD = "choice";

    /** As long as the longest choice, because what is encrypted is as long as what it says. */
    private static final int LENGTH = Arrays.stream(BallotChoice.values())
            .mapToInt(choice -> choice.name().length())
            .max()
            .orElseThrow();

    private final EventLog log;
    private final EventCodec codec;
    private final BallotLookup ballots;
    private final BallotKeyVault vault;
    private final Sealer sealer;

    public SealedPapers(EventLog log, EventCodec codec, BallotLookup ballots, BallotKeyVault vault, Sealer sealer) {
        this.log = log;
        this.codec = codec;
        this.ballots = ballots;
        this.vault = vault;
        this.sealer = sealer;
    }

    /** A new key for the papers of one ballot, durable before this returns. */
    UUID newKey() {
        return vault.create().id();
    }

    /**
     * Seals a choice for the event that will carry it.
     *
     * @throws KeyErasedException if the ballot was given up
     */
    ProtectedText seal(UUID keyReference, UUID eventId, BallotChoice choice) {
        String name = choice.name();
        return sealer.seal(vault.get(keyReference), eventId, FIELD, name + " ".repeat(LENGTH - name.length()));
    }

    /** Opens every paper that was taken in of a ballot that is closed and not declared; of any other, none. */
    List<PaperOpened> open(UUID ballotId) {
        List<PaperOpened> papers = new ArrayList<>();
        Ballot ballot = ballots.ballot(ballotId);
        UUID keyReference = ballot.keyReference();
        if (ballot.stage() == Stage.CLOSED && keyReference != null) {
            RespondentKey key = vault.get(keyReference);
            for (LoggedEvent logged : log.readStream(Streams.ballot(ballotId), 0)) {
                EventEnvelope event = codec.decode(logged.bytes());
                if (event.data() instanceof BallotPaperReturned paper && paper.choice() != null) {
                    String choice = sealer.open(key, event.id(), FIELD, paper.choice());
                    papers.add(new PaperOpened(
                            paper.constituencyId(), paper.member(), BallotChoice.valueOf(choice.stripTrailing())));
                }
            }
        }
        return papers;
    }

    /** Why the paper that is recorded at a version of a ballot's stream was not taken in; null if it was. */
    @Nullable
    PaperRefusal refusalAt(String stream, long version) {
        LoggedEvent logged = log.readStream(stream, version).getFirst();
        return codec.decode(logged.bytes()).data() instanceof BallotPaperRefused refused ? refused.reason() : null;
    }
}
