package org.duly.command.privacy;

/** What decisions about one legal hold or one respondent need to know. */
public sealed interface PrivacyState {
    /** Nothing happened. */
    record Nothing() implements PrivacyState {}

    /** A hold is in force. */
    record Held() implements PrivacyState {}

    /** A hold ended. */
    record Lifted() implements PrivacyState {}

    /** A respondent's key was ordered destroyed. */
    record Erased() implements PrivacyState {}
}
