package org.duly.command.web;

import jakarta.servlet.http.HttpServletRequest;

/** Says who sent a request. The one place to put sign-in. */
public interface ActorSource {
    /**
     * Who sent a request.
     *
     * @throws org.duly.platform.web.ProblemException if that cannot be told
     */
    Actor actorOf(HttpServletRequest request);
}
