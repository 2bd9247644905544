package org.duly.standalone.demo;

import java.util.List;

/**
 * A part of the demo's story. Scenes are independent of how they are told: {@link Story} sorts the steps of all of them by
 * time. What one scene does, others find under its name on the {@link Stage}.
 */
interface Scene {
    /** The same in every run, each step with the time at which it is taken. */
    List<Step> steps();
}
