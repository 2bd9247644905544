package org.duly.command.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duly.command.handling.Request;
import org.duly.command.web.BufferedBodyFilter.BufferedBodyRequest;
import org.duly.platform.vault.RequestDigests;
import org.duly.platform.web.CorrelationId;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link Request} of a command from an HTTP request: who asks, under which id, on which state. */
final class RequestResolver implements HandlerMethodArgumentResolver {
    static final String IF_MATCH = "If-Match";

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private final ActorSource actors;
    private final RequestDigests digests;

    RequestResolver(ActorSource actors, RequestDigests digests) {
        this.actors = actors;
        this.digests = digests;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Request.class;
    }

    @Override
    public Request resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        BufferedBodyRequest http = web.getNativeRequest(BufferedBodyRequest.class);
        if (http == null) {
            throw new IllegalStateException("Commands are sent with POST");
        }
        Actor actor = actors.actorOf(http);
        return new Request(
                actor.id(),
                actor.role(),
                actor.onBehalfOf(),
                IdempotencyKey.of(http),
                digests.digest(operation(http), http.body()),
                CorrelationId.current(),
                expectedVersion(http));
    }

    private static String operation(HttpServletRequest http) {
        String query = http.getQueryString();
        return http.getMethod() + " " + http.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static @Nullable Long expectedVersion(HttpServletRequest http) {
        String tag = http.getHeader(IF_MATCH);
        if (tag == null || tag.equals("*")) {
            return null;
        }
        Matcher version = VERSION.matcher(tag);
        if (!version.matches()) {
            throw ProblemException.invalidField(
                    IF_MATCH, "Give the version you saw as it stands in the ETag, for example \"3\".");
        }
        return Long.valueOf(version.group(1));
    }
}
