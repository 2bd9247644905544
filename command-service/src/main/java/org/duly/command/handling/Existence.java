package org.duly.command.handling;

/** A rule that what a command is about exists. */
public interface Existence extends BusinessRule {}
