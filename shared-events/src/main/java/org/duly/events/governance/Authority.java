package org.duly.events.governance;

import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * By what right a body or office decides.
 *
 * @param schemeBody the body whose scheme of reservation and delegation gives it
 * @param matterId the matter in that scheme
 * @param source where it is written, such as the paragraph of the scheme
 */
public record Authority(
        AuthorityKind kind,
        String schemeBody,
        String matterId,
        @Nullable SourceReference source) {}
