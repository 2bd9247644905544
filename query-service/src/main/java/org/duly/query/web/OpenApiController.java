package org.duly.query.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the checked-in description of this interface (OpenAPI 3.1). */
@RestController
class OpenApiController {
    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource openApi() {
        // Not among the static resources: beside another service on one class path those would be mixed up.
        return new ClassPathResource("openapi.json", OpenApiController.class);
    }
}
