package org.duly.command.intake.sheet;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through the parts of a workbook as whoever reads it will, keeps nothing, and counts what would be kept: the table of
 * texts, the styles, the formulas that stand for several cells, and one row at a time. Not thread-safe.
 */
final class XlsxScan {
    /** Bytes that what is kept of a workbook may take. */
    static final long KEPT = 128L * 1024 * 1024;

    private static final int OBJECT = 60; // bytes of a short text or the like, roughly
    private static final int EXCEL_COLUMNS = 16_384;
    private static final int LETTERS = 26;
    private static final int LONGEST_NUMBER = 20;
    /** Formulas over a range, each of which is looked through for each cell. */
    private static final int ARRAY_FORMULAS = 200;
    /** Different names of elements and attributes, which a parser keeps. */
    private static final int NAMES = 5_000;

    private static final Set<String> KEPT_ELEMENTS =
            Set.of("numFmt", "xf", "sheet", "definedName", "Relationship", "Override", "Default");

    private final Set<String> names = new HashSet<>();
    private long kept;
    private long fewestTexts = Long.MAX_VALUE;
    private long lastText = -1;
    private int arrayFormulas;

    /**
     * Goes through a part.
     *
     * @param each is told of every tag and piece of text before it is read
     * @throws UnreadableFileException if too much would be kept
     * @throws XMLStreamException where the part is no XML any more
     */
    void part(XMLStreamReader xml, Runnable each) throws XMLStreamException {
        Part part = new Part();
        try {
            while (xml.hasNext()) {
                each.run();
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> part.begin(xml);
                    case XMLStreamConstants.END_ELEMENT -> part.end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
                        part.text(xml);
                    default -> {}
                }
                if (kept > KEPT) {
                    throw XlsxGuard.tooLarge();
                }
            }
        } finally {
            if (part.texts > 0) {
                fewestTexts = Math.min(fewestTexts, part.texts);
            }
        }
    }

    /** @throws UnreadableFileException if a cell holds a text that is not in the table, which would be looked for for ever */
    void end() {
        if (lastText >= 0 && (fewestTexts == Long.MAX_VALUE || lastText >= fewestTexts)) {
            throw new UnreadableFileException(
                    "A cell of the workbook holds a text that is not there. Open it and save it anew as .xlsx.");
        }
    }

    /** One part on the way through it. */
    private final class Part {
        private final StringBuilder number = new StringBuilder();
        private long texts;
        private boolean inText;
        private boolean inFormula;
        private boolean inTextNumber;
        private boolean inCell;
        private boolean cellHasText;
        private int cells;
        private long characters;

        void begin(XMLStreamReader xml) {
            String element = named(xml.getLocalName());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                named(xml.getAttributeLocalName(i));
            }
            switch (element) {
                case "si" -> {
                    texts++;
                    inText = true;
                    kept += OBJECT;
                }
                case "c" -> cell(xml);
                case "v" -> inTextNumber = cellHasText;
                case "f" -> {
                    inFormula = xml.getAttributeValue(null, "ref") != null;
                    kept += inFormula ? 2 * OBJECT : 0;
                    if (inFormula
                            && "array".equals(xml.getAttributeValue(null, "t"))
                            && ++arrayFormulas > ARRAY_FORMULAS) {
                        throw XlsxGuard.tooLarge();
                    }
                }
                default -> {
                    if (KEPT_ELEMENTS.contains(element)) {
                        kept += 2 * OBJECT;
                        for (int i = 0; i < xml.getAttributeCount(); i++) {
                            kept += 2L * xml.getAttributeValue(i).length();
                        }
                    }
                }
            }
        }

        private void cell(XMLStreamReader xml) {
            inCell = true;
            cellHasText = "s".equals(xml.getAttributeValue(null, "t"));
            String reference = xml.getAttributeValue(null, "r");
            if (++cells > EXCEL_COLUMNS || (reference != null && column(reference) > EXCEL_COLUMNS)) {
                throw XlsxGuard.tooLarge();
            }
        }

        void end(String element) {
            switch (element) {
                case "si" -> inText = false;
                case "f" -> inFormula = false;
                case "v" -> textNumber();
                case "row" -> {
                    inCell = false;
                    cells = 0;
                    characters = 0;
                }
                default -> {}
            }
        }

        private void textNumber() {
            if (inTextNumber) {
                inTextNumber = false;
                try {
                    lastText = Math.max(lastText, Integer.parseInt(number.toString()));
                } catch (NumberFormatException none) {
                    // whoever reads the cell finds out, and looks for nothing
                }
                number.setLength(0);
            }
        }

        void text(XMLStreamReader xml) {
            if (inText || inFormula) {
                kept += bytes(xml);
            }
            if (inTextNumber && number.length() <= LONGEST_NUMBER) {
                number.append(xml.getText());
            }
            if (inCell) {
                characters += xml.getTextLength();
                if (characters > SheetLimits.ROW) {
                    throw XlsxGuard.tooLarge();
                }
            }
        }

        private static long bytes(XMLStreamReader xml) {
            char[] characters = xml.getTextCharacters();
            int start = xml.getTextStart();
            int length = xml.getTextLength();
            for (int i = start; i < start + length; i++) {
                if (characters[i] > 0xFF) {
                    return 2L * length;
                }
            }
            return length;
        }

        private String named(String name) {
            if (names.add(name) && names.size() > NAMES) {
                throw XlsxGuard.tooLarge();
            }
            return name;
        }
    }

    /** The number of the column that a cell says it stands in, from 1; of a large one only that it is large. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column <= EXCEL_COLUMNS; i++) {
            char c = reference.charAt(i);
            if (Character.isDigit(c)) {
                break;
            }
            if (c != '$') {
                column = column * LETTERS + Character.toUpperCase(c) - 'A' + 1;
            }
        }
        return column;
    }
}
