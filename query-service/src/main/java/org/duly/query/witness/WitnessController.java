package org.duly.query.witness;

import java.util.List;
import org.duly.platform.web.ProblemException;
import org.duly.query.witness.WitnessState.WitnessedLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the witness has seen, for everyone; and taking on an alarm. */
@RestController
@RequestMapping("/api/v1/witness")
class WitnessController {
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8";

    private final Witness witness;
    private final Memory memory;

    WitnessController(Witness witness, Memory memory) {
        this.witness = witness;
        this.memory = memory;
    }

    /** Where it stands with every log. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    WitnessState state() {
        return witness.state();
    }

    /**
     * The largest checkpoint of a log that was cosigned (C2SP tlog-checkpoint and tlog-cosignature).
     *
     * @param log its name; may be left out where there is but one
     */
    @GetMapping(path = "/checkpoint", produces = TEXT)
    String checkpoint(@RequestParam @Nullable String log) {
        return memory.cosigned()
                .last(log == null ? onlyLog() : log)
                .orElseThrow(
                        () -> ProblemException.notFound(
                                "No checkpoint of that log was cosigned yet. GET /api/v1/witness says which logs are witnessed."))
                .note()
                .toString();
    }

    /** The keys this witness ever cosigned with, one a line, the one in use last. */
    @GetMapping(path = "/keys", produces = TEXT)
    String keys() {
        StringBuilder lines = new StringBuilder();
        memory.cosigned().witnessKeys().forEach(key -> lines.append(key).append('\n'));
        return lines.toString();
    }

    /** Every alarm there ever was. */
    @GetMapping(path = "/alarms", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Alarm> alarms() {
        return memory.alarms().all();
    }

    /**
     * Takes on an open alarm. Everything is read and judged again from the beginning, against what was cosigned before,
     * which nobody can take back: what still differs is another alarm.
     */
    @PostMapping(path = "/alarms/{id}/acknowledge", produces = MediaType.APPLICATION_JSON_VALUE)
    Alarm acknowledge(@PathVariable long id, @RequestBody Acknowledgement acknowledgement) {
        boolean open =
                memory.alarms().acknowledge(id, said("by", acknowledgement.by), said("reason", acknowledgement.reason));
        return memory.alarms().all().stream()
                .filter(alarm -> open && alarm.id() == id)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no open alarm " + id + "."));
    }

    /**
     * Who takes an alarm on, and why it may be gone on from.
     *
     * @param by an opaque id
     */
    record Acknowledgement(@Nullable String by, @Nullable String reason) {}

    private static String said(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalidField(field, "Say who acknowledges the alarm, and why it may be gone on.");
        }
        return value;
    }

    private String onlyLog() {
        List<String> logs =
                witness.state().logs().stream().map(WitnessedLog::log).toList();
        if (logs.size() != 1) {
            throw ProblemException.invalidField("log", "Say which log: " + String.join(", ", logs) + ".");
        }
        return logs.getFirst();
    }
}
