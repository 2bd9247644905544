package org.duly.events.merger;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;

/** Evidence was given for a criterion. */
@EventType("org.duly.merger.criterion-evidenced.v1")
public record CriterionEvidenced(String criterionId, SourceReference evidence, String summary) implements MergerEvent {}
