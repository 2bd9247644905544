package org.duly.command.governance;

import static org.duly.command.handling.BusinessRule.verify;

import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.events.governance.Authority;
import org.jspecify.annotations.Nullable;

/** The rules about by what right a body or office decides. */
public final class AuthorityRules {
    private AuthorityRules() {}

    /** Rule 9: a body decides only what a scheme in force gives it. */
    public record BodyDecidesOnlyWhatASchemeGivesIt(AuthorityStanding standing) implements BusinessRule {
        @Override
        public boolean isKept() {
            return standing.given();
        }

        @Override
        public String explanation() {
            Authority authority = standing.authority();
            if (authority == null) {
                return "No authority is named. Name the scheme and the matter that give this to " + standing.decider()
                        + ".";
            }
            String way = switch (authority.kind()) {
                case RESERVED -> "reserve";
                case DELEGATED -> "delegate";
            };
            return "The scheme of " + authority.schemeBody() + " in force does not " + way + " the matter "
                    + authority.matterId() + " to " + standing.decider() + ".";
        }
    }

    /** Verifies the form of an authority, which may be absent. */
    public static void verifyForm(String field, @Nullable Authority authority) {
        if (authority != null) {
            verify(
                    new IdIsPlain(field + "/schemeBody", authority.schemeBody()),
                    new IdIsPlain(field + "/matterId", authority.matterId()));
            FormRules.verifySource(field + "/source", authority.source());
        }
    }
}
