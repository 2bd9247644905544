package org.duly.command.intake;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.Question;
import org.jspecify.annotations.Nullable;

/** The rules of an import, each named as the sentence it states. */
public final class ImportRules {
    private static final String FREE_FORM = Fields.ANSWERS + "*";

    private ImportRules() {}

    /** There is an import before anything is asked of it. */
    public record ImportExists(boolean isKept) implements Existence {
        @Override
        public String explanation() {
            return "This engagement has no such import. Check the id.";
        }
    }

    /** There is a mapping before it is asked for. */
    public record MappingIsKept(boolean isKept) implements Existence {
        @Override
        public String explanation() {
            return "No mapping was kept for this source in this engagement.";
        }
    }

    /** What was kept of a file goes once it is not needed any more. */
    public record FileIsStillKept(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "Nothing is kept of this import's file any more. Upload the file again.";
        }
    }

    /** There is a report of rows to mend where rows failed. */
    public record SomeRowFailed(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "No row of this import failed: there is nothing to mend.";
        }
    }

    /** An import starts once, from a file that waits for it. */
    public record FileWaitsToBeImported(String state, boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "The import is " + state + ". Upload the file again to import it again; rows that are there already"
                    + " are not added twice.";
        }
    }

    /** What is resumed was stopped. */
    public record OnlyAStoppedImportIsResumed(String state, boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "The import is " + state + ", and only one that is STOPPED can be resumed.";
        }
    }

    /** A file can be read as it is said to be. */
    public record FileCanBeRead(String reason) implements BusinessRule {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return reason;
        }

        @Override
        public String field() {
            return "/file";
        }
    }

    /** Nothing is imported before somebody has said what its columns mean. */
    public record ImportHasAMapping(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "Say what the columns mean: no mapping is kept for this source yet.";
        }

        @Override
        public String field() {
            return "/mapping";
        }
    }

    /** A mapping names columns that the file has. */
    public record MappedColumnIsInTheFile(String field, String column, List<String> columns) implements BusinessRule {
        @Override
        public boolean isKept() {
            return columns.contains(column);
        }

        @Override
        public String explanation() {
            return "The file has no column of this name. Its columns are as its layout says.";
        }
    }

    /** A mapping names fields that a response has, and questions that the plan asks. */
    public record MappedFieldExists(String field, String to, EngagementPlan plan) implements BusinessRule {
        @Override
        public boolean isKept() {
            return Fields.exists(to)
                    && (!Fields.isAnswer(to)
                            || to.equals(FREE_FORM)
                            || plan.questions().stream()
                                    .map(Question::id)
                                    .anyMatch(id -> to.equals(Fields.ANSWERS + id)));
        }

        @Override
        public String explanation() {
            return "A response has no such field, or the plan no such question. Give a field such as receivedAt, or"
                    + " answers.Q1 for the question with the id Q1, or " + FREE_FORM + " for one in free form.";
        }
    }

    /** What every response must say is said by a column or for the whole file. */
    public record RequiredFieldIsMapped(String required, boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "Every response says its " + required
                    + ": map a column to it, or give a constant for the whole file.";
        }

        @Override
        public String field() {
            return "/mapping";
        }
    }

    /** A time zone is one that is known. */
    public record ZoneIsKnown(@Nullable String zone) implements BusinessRule {
        @Override
        public boolean isKept() {
            try {
                return zone == null || !ZoneId.of(zone).getId().isEmpty();
            } catch (DateTimeException unknown) {
                return false;
            }
        }

        @Override
        public String explanation() {
            return "Give a time zone by its IANA name, such as Europe/London.";
        }

        @Override
        public String field() {
            return "/mapping/zone";
        }
    }

    /**
     * The same file is imported under the same name and with its rows named the same way: under another, all of its rows
     * would be taken for others.
     */
    public record SameFileKeepsItsIdentity(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "This very file was imported before, as another source or with another column as externalId. Under"
                    + " this one every row would be logged a second time. Use the same source and column as then.";
        }
    }

    /** An upload repeated under its key is the same upload. */
    public record UploadIsRepeatedAsItWas(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "This Idempotency-Key was used before for another upload. Choose a new one.";
        }

        @Override
        public String field() {
            return "/Idempotency-Key";
        }
    }

    /** The rules a mapping must keep for one file. */
    static List<BusinessRule> of(ImportMapping mapping, List<String> columns, EngagementPlan plan) {
        List<BusinessRule> rules = new ArrayList<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            String field = "/mapping/columns/" + i;
            var column = mapping.columns().get(i);
            rules.add(new MappedColumnIsInTheFile(field + "/column", column.column(), columns));
            rules.add(new MappedFieldExists(field + "/to", column.to(), plan));
        }
        var constants = mapping.constants() == null ? Map.<String, String>of() : mapping.constants();
        constants.keySet().forEach(to -> rules.add(new MappedFieldExists("/mapping/constants/" + to, to, plan)));
        for (String required : Fields.REQUIRED) {
            boolean said = constants.containsKey(required)
                    || mapping.columns().stream().anyMatch(column -> column.to().equals(required));
            rules.add(new RequiredFieldIsMapped(required, said));
        }
        rules.add(new ZoneIsKnown(mapping.zone()));
        return rules;
    }
}
