package org.duly.query.governance;

/** The kinds of streams of governance, by what their ids begin with. */
public enum Kind {
    BODY("body"),
    DOCUMENT("document"),
    SIGN_OFF("sign-off"),
    DECISION("decision"),
    BALLOT("ballot"),
    MERGER("merger"),
    ORGANISATION("organisation");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As it stands in the index. */
    String word() {
        return word;
    }

    /** The stream, or the subject, of an id. */
    public String of(Object id) {
        return word + "/" + id;
    }

    /** Whether a stream or a subject is one of this kind. */
    public boolean isOf(String streamOrSubject) {
        return streamOrSubject.startsWith(word + "/");
    }

    /** What follows the kind in the name of a stream. */
    public String idOf(String stream) {
        if (!isOf(stream)) {
            throw new IllegalArgumentException("The stream " + stream + " is not a " + word + "'s");
        }
        return stream.substring(word.length() + 1);
    }
}
