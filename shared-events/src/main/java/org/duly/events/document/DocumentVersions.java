package org.duly.events.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one document, and which of them may be signed: the one meaning of it for commands, for queries and for
 * reporting jobs. Immutable.
 *
 * @param issued version 1 first
 * @param withdrawn the numbers of those that are not to be signed or relied on any more
 */
public record DocumentVersions(List<DocumentVersionIssued> issued, Set<Integer> withdrawn) {
    /** Nothing was issued. */
    public static final DocumentVersions NONE = new DocumentVersions(List.of(), Set.of());

    public DocumentVersions {
        issued = List.copyOf(issued);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** With one more event of the document. */
    public DocumentVersions with(DocumentEvent event) {
        return switch (event) {
            case DocumentVersionIssued version -> {
                List<DocumentVersionIssued> more = new ArrayList<>(issued);
                more.add(version);
                yield new DocumentVersions(more, withdrawn);
            }
            case DocumentVersionWithdrawn version -> {
                Set<Integer> more = new HashSet<>(withdrawn);
                more.add(version.version());
                yield new DocumentVersions(issued, more);
            }
        };
    }

    /** The number of the last version that was issued; 0 if none was. */
    public int latest() {
        return issued.size();
    }

    /** A version, or null if it was not issued. */
    public @Nullable DocumentVersionIssued version(int number) {
        return number >= 1 && number <= issued.size() ? issued.get(number - 1) : null;
    }

    /** Whether it is the last that was issued and was not withdrawn: a sign-off of any other is stale. */
    public boolean isCurrent(int number) {
        return number > 0 && number == latest() && !withdrawn.contains(number);
    }
}
