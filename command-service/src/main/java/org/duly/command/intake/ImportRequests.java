package org.duly.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.intake.ImportRecord.State;
import org.duly.command.intake.sheet.Layout;
import org.duly.command.intake.sheet.ReadingChoices;
import org.duly.command.response.ResponseRequests.LogResponseRequest;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about imports and of their answers. */
public final class ImportRequests {
    private ImportRequests() {}

    /**
     * {@code …/preview} and {@code …/start}.
     *
     * @param reading how the file is to be read; what is absent is as it was guessed at the upload
     * @param mapping what its columns mean; the one last used for its source if absent
     */
    public record ImportRequest(
            @Nullable ReadingChoices reading, @Nullable ImportMapping mapping) {}

    /**
     * An import.
     *
     * @param layout how its file is read; absent once nothing is kept of the file
     * @param mapping what its columns mean; absent until it starts, and once nothing is kept of the file
     * @param read rows so far: {@code logged + alreadyThere + failed}
     * @param alreadyThere rows that an earlier import, or an earlier row of this one, had logged
     * @param problem why the file could not be read to its end, or why the import is stopped; while it runs, why it was
     *     last cut off
     * @param sameFileAs another import of the same file into this engagement
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ImportView(
            UUID id,
            UUID engagementId,
            String source,
            State state,
            long bytes,
            @Nullable Layout layout,
            @Nullable ImportMapping mapping,
            long read,
            long logged,
            long alreadyThere,
            long failed,
            @Nullable String problem,
            @Nullable UUID sameFileAs,
            String uploadedBy,
            Instant uploadedAt,
            @Nullable String startedBy,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    /** The imports of an engagement, the latest first. */
    public record ImportList(List<ImportView> imports) {}

    /** A mapping that is kept. */
    public record KeptMapping(String source, ImportMapping mapping) {}

    /** The mappings that are kept for the sources of an engagement. */
    public record KeptMappings(List<KeptMapping> mappings) {}

    /**
     * What an import would do.
     *
     * @param firstRows the first rows, mapped
     * @param rows all rows
     * @param failures the first rows that would fail; all of them as CSV from {@code …/preview.csv}
     * @param problem why the file cannot be read to its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preview(
            Layout layout,
            @Nullable ImportMapping mapping,
            List<PreviewedRow> firstRows,
            long rows,
            long wouldBeLogged,
            long alreadyThere,
            long wouldFail,
            List<Failure> failures,
            @Nullable String problem) {}

    /**
     * A row as it would be logged. Holds personal data.
     *
     * @param cells what it says, by column; what is empty is left out
     * @param response what would be logged; absent if it would fail, or if no mapping is given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PreviewedRow(
            long line,
            Map<String, String> cells,
            @Nullable LogResponseRequest response,
            @Nullable String externalId,
            @Nullable String checkedBy,
            @Nullable String onBehalfOf,
            List<RowFault> faults) {
        @Override
        public String toString() {
            return "PreviewedRow[line " + line + "]";
        }
    }

    /**
     * A row that failed, or would.
     *
     * @param row which one it is of those that are not blank, from 1
     * @param line where it begins in the file
     */
    public record Failure(long row, long line, List<RowFault> faults) {}

    /**
     * Rows that failed.
     *
     * @param next give it as {@code after} for the following ones; absent after the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failures(List<Failure> failures, @Nullable Long next) {}
}
