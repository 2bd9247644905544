package org.duly.query.document;

import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/documents", produces = "application/json")
class DocumentController {
    private final DocumentQueries queries;
    private final ReadYourWrites readYourWrites;

    DocumentController(DocumentQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** One document with its versions, now or in the past. Its {@code ETag} is the version of its stream. */
    @GetMapping("/{documentId}")
    ResponseEntity<DocumentFacts> document(
            @PathVariable UUID documentId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        DocumentFacts document = queries.one(documentId, asOf)
                .orElseThrow(
                        () -> ProblemException.notFound("There is no document " + documentId + ", or was none then"));
        return ResponseEntity.ok().eTag(Long.toString(document.streamVersion())).body(document);
    }
}
