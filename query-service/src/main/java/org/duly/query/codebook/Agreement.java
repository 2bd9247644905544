package org.duly.query.codebook;

import org.jspecify.annotations.Nullable;

/**
 * How far two persons agree on the responses that both coded, by Cohen's kappa: 1 where they always agree, 0 where they
 * agree as often as by chance, less where more seldom.
 *
 * @param coder opaque id
 * @param otherCoder opaque id
 * @param proposalId the proposal whose overall position is compared; null where a theme is
 * @param themeId the theme of which it is compared whether a response has it; null where a proposal is
 * @param items responses that both coded
 * @param agreed of these, those of which they say the same
 * @param kappa null where it is not defined: chance alone would make them agree always, as where both always say the same
 * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
 */
public record Agreement(
        String coder,
        String otherCoder,
        @Nullable String proposalId,
        @Nullable String themeId,
        long items,
        long agreed,
        @Nullable Double kappa) {}
