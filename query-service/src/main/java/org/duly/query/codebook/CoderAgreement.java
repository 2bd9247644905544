package org.duly.query.codebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duly.events.codebook.Codebook;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ThemeCoding;
import org.duly.query.response.CoderSays;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory.Compared;
import org.jspecify.annotations.Nullable;

/**
 * How far each two coders agree: on the overall position of each proposal both gave one for, and on whether a response has
 * a theme, for each theme that either of them found.
 */
final class CoderAgreement {
    private final Codebook codebook;
    private final int version;
    private final Map<Pair, List<Both>> compared =
            new TreeMap<>(Comparator.comparing(Pair::coder).thenComparing(Pair::other));

    private CoderAgreement(Codebook codebook, int version) {
        this.codebook = codebook;
        this.version = version;
    }

    private record Pair(String coder, String other) {}

    private record Says(Map<String, Position> positions, Set<String> themes) {}

    private record Both(Says one, Says other, long items) {}

    static List<Agreement> of(Codebook codebook, int version, List<Compared> compared) {
        CoderAgreement agreement = new CoderAgreement(codebook, version);
        compared.forEach(agreement::add);
        return agreement.done();
    }

    private void add(Compared alike) {
        List<CoderSays> coders = alike.coders();
        for (int one = 0; one < coders.size(); one++) {
            for (int other = one + 1; other < coders.size(); other++) {
                compared.computeIfAbsent(
                                new Pair(
                                        coders.get(one).coder(),
                                        coders.get(other).coder()),
                                _ -> new ArrayList<>())
                        .add(new Both(
                                says(coders.get(one).content()),
                                says(coders.get(other).content()),
                                alike.items()));
            }
        }
    }

    private Says says(CodingContent content) {
        return new Says(
                content.positions().stream()
                        .collect(Collectors.toMap(
                                ProposalPosition::proposalId, ProposalPosition::position, (first, _) -> first)),
                codebook.recode(content.codings(), content.codebookVersion(), version).codings().stream()
                        .map(ThemeCoding::themeId)
                        .filter(codebook.themesOf(version)::contains)
                        .collect(Collectors.toSet()));
    }

    private List<Agreement> done() {
        List<Agreement> agreements = new ArrayList<>();
        compared.forEach((pair, both) -> {
            for (String proposal : sorted(both, says -> says.positions().keySet())) {
                Kappa kappa = new Kappa();
                for (Both each : both) {
                    Position one = each.one().positions().get(proposal);
                    Position other = each.other().positions().get(proposal);
                    if (one != null && other != null) {
                        kappa.add(one, other, each.items());
                    }
                }
                agreements.add(agreement(pair, proposal, null, kappa));
            }
            for (String theme : sorted(both, Says::themes)) {
                Kappa kappa = new Kappa();
                both.forEach(each -> kappa.add(
                        each.one().themes().contains(theme),
                        each.other().themes().contains(theme),
                        each.items()));
                agreements.add(agreement(pair, null, theme, kappa));
            }
        });
        return agreements;
    }

    private static Agreement agreement(Pair pair, @Nullable String proposalId, @Nullable String themeId, Kappa kappa) {
        return new Agreement(
                pair.coder(), pair.other(), proposalId, themeId, kappa.items(), kappa.agreed(), kappa.value());
    }

    private static List<String> sorted(List<Both> both, Function<Says, Set<String>> named) {
        Set<String> all = new HashSet<>();
        both.forEach(each -> {
            all.addAll(named.apply(each.one()));
            all.addAll(named.apply(each.other()));
        });
        return all.stream().sorted().toList();
    }
}
