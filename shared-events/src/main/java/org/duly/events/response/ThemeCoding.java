package org.duly.events.response;

/** A theme found in the answer to a question. */
public record ThemeCoding(String themeId, String questionId, Position position) {}
