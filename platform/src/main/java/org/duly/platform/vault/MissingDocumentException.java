package org.duly.platform.vault;

/** An event names a document that the store does not have. */
public final class MissingDocumentException extends RuntimeException {
    public MissingDocumentException(String digest) {
        super("The document store has no document " + digest);
    }
}
