package org.duly.command.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.duly.command.handling.BusinessRule;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.WithheldEvent;

/** The rules about disclosures, each named as the sentence it states. */
public final class DisclosureRules {
    private DisclosureRules() {}

    /** A bundle is about something that the log had at its position. */
    public record SubjectWasRecordedByThen(long startedAt, long asOfPosition) implements BusinessRule {
        @Override
        public boolean isKept() {
            return startedAt <= asOfPosition;
        }

        @Override
        public String explanation() {
            return "Nothing was recorded of the subject before position " + startedAt
                    + ". Give the position that stands in the bundle's manifest.";
        }

        @Override
        public String field() {
            return "/asOfPosition";
        }
    }

    /** The checkpoint of a bundle covers all of it, and no more than the log has. */
    public record BundleIsOfTheLogAsItStands(long asOfPosition, long checkpointSize, long head)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return asOfPosition < checkpointSize && checkpointSize <= head + 1;
        }

        @Override
        public String explanation() {
            return "A checkpoint of " + checkpointSize + " events cannot prove a bundle as of position " + asOfPosition
                    + " of this log, which has " + (head + 1)
                    + ". Give both numbers as they stand in the bundle's manifest.";
        }

        @Override
        public String field() {
            return "/checkpointSize";
        }
    }

    /** What is withheld or opened is an event that the bundle can have. */
    public record EventLiesWithinTheBundle(String field, long position, long asOfPosition) implements BusinessRule {
        @Override
        public boolean isKept() {
            return position >= 0 && position <= asOfPosition;
        }

        @Override
        public String explanation() {
            return "The bundle has no event at position " + position + ". Give a position from 0 to " + asOfPosition
                    + ".";
        }
    }

    /** An event is withheld once, and what is withheld is not opened. */
    public record EventIsWithheldOnceAndNotOpened(List<WithheldEvent> withheld, List<OpenedField> opened)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            Set<Long> positions = new HashSet<>();
            return withheld.stream().allMatch(event -> positions.add(event.position()))
                    && opened.stream().noneMatch(field -> positions.contains(field.position()));
        }

        @Override
        public String explanation() {
            return "Give each withheld event once, and open no field of it.";
        }

        @Override
        public String field() {
            return "/withheld";
        }
    }

    /** A field is named as a path through the event's data, in which no text of a person can hide. */
    public record FieldIsNamedByAPointer(String field, String pointer) implements BusinessRule {
        private static final Pattern POINTER = Pattern.compile("/data(/[A-Za-z0-9]{1,40}){1,8}");

        @Override
        public boolean isKept() {
            return POINTER.matcher(pointer).matches();
        }

        @Override
        public String explanation() {
            return "Name the field by its JSON Pointer in the event, such as /data/answers/0/text.";
        }
    }

    /** A field is opened once. */
    public record FieldIsOpenedOnce(String field, OpenedField opened, List<OpenedField> before)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return before.stream()
                    .noneMatch(each ->
                            each.position() == opened.position() && each.field().equals(opened.field()));
        }

        @Override
        public String explanation() {
            return "This field is named already. Name it once.";
        }
    }
}
