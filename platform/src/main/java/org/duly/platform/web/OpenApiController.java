package org.duly.platform.web;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves a service's checked-in description of its interface (OpenAPI 3.1). Each service declares its own. */
@RestController
public final class OpenApiController {
    private final Resource description;

    /**
     * @param description a file of the service's own package: beside another service on one class path, static
     *     resources would be mixed up
     */
    public OpenApiController(Resource description) {
        this.description = description;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource openApi() {
        return description;
    }
}
