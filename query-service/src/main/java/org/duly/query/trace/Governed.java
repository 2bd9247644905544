package org.duly.query.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.query.consideration.ConsiderationFacts;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.governance.Act;
import org.duly.query.signoff.SignOffFacts;
import org.duly.query.signoff.SignOffFacts.PackSent;
import org.duly.query.trace.Hop.Kind;

/**
 * What bodies did with some considerations: the papers that set them out, the sign-offs that had those papers and the
 * decisions that rest on them. Pure.
 */
record Governed(List<ConsiderationFacts> considerations, List<SignOffFacts> signOffs, List<DecisionFacts> decisions) {
    /** What a decision rests on: the points it names, the sign-offs it cites and the points in their papers. */
    static Governed behind(
            DecisionFacts decision, List<ConsiderationFacts> considerations, List<SignOffFacts> signOffs) {
        List<SignOffFacts> cited = signOffs.stream()
                .filter(signOff -> decision.decision().signOffs().contains(signOff.id()))
                .toList();
        Set<UUID> points = new HashSet<>(decision.decision().considerations());
        cited.forEach(signOff -> points.addAll(points(signOff)));
        return new Governed(only(considerations, points), cited, List.of(decision));
    }

    /** What had to do with some points, on the way to every decision. */
    static Governed from(List<ConsiderationFacts> points, List<SignOffFacts> signOffs, List<DecisionFacts> decisions) {
        Set<UUID> ids = new HashSet<>();
        points.forEach(point -> ids.add(point.id()));
        List<SignOffFacts> had = signOffs.stream()
                .filter(signOff -> points(signOff).stream().anyMatch(ids::contains))
                .toList();
        List<DecisionFacts> resting = decisions.stream()
                .filter(decision ->
                        decision.decision().considerations().stream().anyMatch(ids::contains)
                                || had.stream()
                                        .anyMatch(signOff ->
                                                decision.decision().signOffs().contains(signOff.id())))
                .toList();
        return new Governed(points, had, resting);
    }

    private static List<ConsiderationFacts> only(List<ConsiderationFacts> all, Set<UUID> wanted) {
        return all.stream().filter(point -> wanted.contains(point.id())).toList();
    }

    /** The points that a sign-off's papers set out or that were discussed. */
    private static Set<UUID> points(SignOffFacts signOff) {
        Set<UUID> points = new HashSet<>();
        signOff.pack().forEach(paper -> points.addAll(paper.item().considerations()));
        signOff.discussed().forEach(discussion -> points.addAll(discussion.considerations()));
        return points;
    }

    /** Decisions, sign-offs and papers, the decisions first. */
    List<Hop> hops() {
        Set<UUID> known = new HashSet<>();
        considerations.forEach(point -> known.add(point.id()));
        List<Hop> hops = new ArrayList<>();
        for (DecisionFacts decision : decisions) {
            hops.add(new Hop(
                    Kind.DECISION,
                    decision.id().toString(),
                    decision.record().title(),
                    Stream.concat(
                                    signOffs.stream()
                                            .map(SignOffFacts::id)
                                            .filter(decision.decision().signOffs()::contains)
                                            .map(Kind.SIGN_OFF::of),
                                    decision.decision().considerations().stream()
                                            .filter(known::contains)
                                            .map(Kind.CONSIDERATION::of))
                            .toList(),
                    List.of(Act.of(decision.taken()))));
        }
        signOffs.forEach(signOff -> hops.add(hop(signOff, known)));
        signOffs.forEach(signOff -> signOff.pack().forEach(paper -> hops.add(hop(signOff, paper, known))));
        return hops;
    }

    private static Hop hop(SignOffFacts signOff, Set<UUID> known) {
        List<Act> events = new ArrayList<>();
        events.add(Act.of(signOff.requested()));
        signOff.discussed().forEach(discussion -> events.add(discussion.in()));
        if (signOff.outcome() != null) {
            events.add(Act.of(signOff.outcome()));
        }
        return new Hop(
                Kind.SIGN_OFF,
                signOff.id().toString(),
                signOff.request().bodyId() + ": " + signOff.request().matter(),
                Stream.concat(
                                signOff.pack().stream().map(paper -> Kind.PAPER.of(paperId(signOff, paper))),
                                signOff.discussed().stream()
                                        .flatMap(discussion -> discussion.considerations().stream())
                                        .distinct()
                                        .filter(known::contains)
                                        .map(Kind.CONSIDERATION::of))
                        .toList(),
                events);
    }

    private static Hop hop(SignOffFacts signOff, PackSent paper, Set<UUID> known) {
        return new Hop(
                Kind.PAPER,
                paperId(signOff, paper),
                paper.item().title(),
                paper.item().considerations().stream()
                        .filter(known::contains)
                        .map(Kind.CONSIDERATION::of)
                        .toList(),
                List.of(paper.sentIn()));
    }

    private static String paperId(SignOffFacts signOff, PackSent paper) {
        return signOff.id() + "/" + paper.item().itemId();
    }
}
