package org.duly.query.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.platform.web.ProblemException;
import org.duly.query.database.ReadSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far each log is applied, and going on where one stands still. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class LogController {
    private final AppliedTable table = new AppliedTable(ReadSchema.LIVE);
    private final DataSource database;
    private final Projection projection;

    LogController(DataSource database, Projection projection) {
        this.database = database;
        this.projection = projection;
    }

    /**
     * A log as applied.
     *
     * @param position of the last event applied
     * @param recordedAt when the log took that event in
     * @param lag records not read yet; null if another instance reads this log, -1 while not known
     * @param blocked why it stands still; null while it moves
     */
    record LogStatus(
            String log,
            long position,
            @Nullable Instant recordedAt,
            @Nullable Long lag,
            @Nullable Blockage blocked) {}

    /** All logs of which anything is applied. */
    @GetMapping("/logs")
    List<LogStatus> logs() {
        Map<String, Long> lags = projection.lags();
        List<Blockage> blockages = projection.blockages();
        try (Connection connection = database.getConnection()) {
            return table.all(connection).stream()
                    .map(applied -> new LogStatus(
                            applied.log(),
                            applied.position(),
                            applied.recordedAt(),
                            lags.get(applied.log()),
                            blockages.stream()
                                    .filter(blockage -> applied.log().equals(blockage.log()))
                                    .findFirst()
                                    .orElse(null)))
                    .toList();
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException("How far the logs are applied could not be read", failed);
        }
    }

    /** Tries a log again at once that stands still here, for example after its cause was put right. */
    @PostMapping("/operations/projection/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resume(@RequestParam String log) {
        if (!projection.resume(log)) {
            throw ProblemException.notFound("The log " + log + " does not stand still in this instance");
        }
    }
}
