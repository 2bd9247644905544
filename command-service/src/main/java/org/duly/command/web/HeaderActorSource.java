package org.duly.command.web;

import jakarta.servlet.http.HttpServletRequest;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Believes what the headers say; only for servers that nobody else can reach, until there is a sign-in. */
public final class HeaderActorSource implements ActorSource {
    private static final String DEFAULT_ACTOR = "local-operator";
    private static final String DEFAULT_ROLE = "engagement-officer";

    @Override
    public Actor actorOf(HttpServletRequest request) {
        String id = idIn(request, "Duly-Actor");
        String role = idIn(request, "Duly-Actor-Role");
        return new Actor(
                id == null ? DEFAULT_ACTOR : id,
                role == null ? DEFAULT_ROLE : role,
                idIn(request, "Duly-On-Behalf-Of"));
    }

    private static @Nullable String idIn(HttpServletRequest request, String header) {
        String id = request.getHeader(header);
        if (id == null) {
            return null;
        }
        IdIsPlain rule = new IdIsPlain(header, id);
        if (!rule.isKept()) {
            throw ProblemException.invalidField(header, rule.explanation());
        }
        return id;
    }
}
