package org.duly.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The published name of an event, and how it is to be handled. Neither ever changes once published. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    /** The CloudEvents {@code type}, with its version: {@code org.duly.engagement.response-logged.v1}. */
    String value();

    /** The handling marking that goes into the envelope. */
    Classification classification() default Classification.OFFICIAL;
}
