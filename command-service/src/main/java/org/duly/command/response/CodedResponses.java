package org.duly.command.response;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duly.command.response.ConsideredJudgement.Point;
import org.duly.command.response.ConsideredJudgement.ThemeStanding;
import org.duly.command.response.ThemeGroups.Group;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.Codebook.Recoded;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationStanding;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.response.ThemeCoding;
import org.jspecify.annotations.Nullable;

/**
 * How the responses of one engagement that count are coded, and which considerations cover them, kept up with every event:
 * a judgement walks what the codings say, of which many are alike, and never the responses. Not thread-safe.
 */
final class CodedResponses {
    private final ThemeGroups groups = new ThemeGroups();
    private final Map<UUID, Covering> considerations = new LinkedHashMap<>();
    private Codebook codebook = Codebook.EMPTY;
    private long received;
    private long counted;
    private long pending;
    private long coded;
    private long reviewed;

    Codebook codebook() {
        return codebook;
    }

    void take(CodebookEvent event) {
        codebook = codebook.with(event);
    }

    void take(UUID considerationId, ConsiderationEvent event) {
        if (event instanceof ConsiderationRaised raised) {
            considerations.put(considerationId, new Covering(ConsiderationStanding.of(raised)));
        } else {
            considerations.computeIfPresent(considerationId, (_, covering) -> {
                ConsiderationStanding standing = covering.standing.with(event);
                if (event instanceof ConsiderationReopened) {
                    return new Covering(standing);
                }
                covering.standing = standing;
                return covering;
            });
        }
    }

    /** Takes in what became of a response. */
    void change(UUID responseId, @Nullable RegisterLine before, RegisterLine after) {
        if (before == null) {
            received++;
        } else {
            count(before, -1);
        }
        count(after, 1);
        Group was = before == null ? null : groups.of(before);
        Group is = groups.of(after);
        if (was != null && before != null) {
            groups.remove(was, before);
        }
        if (is != null) {
            groups.add(is, after);
        }
        if (was != is) {
            considerations.values().forEach(covering -> covering.change(responseId, was, is));
        }
    }

    private void count(RegisterLine line, int by) {
        pending += line.isPending() ? by : 0;
        if (line.isCounted()) {
            counted += by;
            coded += line.isCoded() ? by : 0;
            reviewed += line.isReviewed() ? by : 0;
        }
    }

    /** See {@link RegisterFold#judgeThemes}. */
    ThemeJudgement judgeThemes(Collection<String> themes, @Nullable Integer version, long position) {
        int readIn = version == null ? codebook.lastVersion() : version;
        BitSet wanted = new BitSet();
        addTopicsOfAny(wanted, 0, themes, readIn);
        long items = 0;
        long people = 0;
        Set<String> campaigns = new HashSet<>();
        for (Group group : groups.all()) {
            if (group.hasAny(wanted)) {
                items += group.items();
                people += group.people();
                campaigns.addAll(group.campaigns());
            }
        }
        return new ThemeJudgement(items, people, campaigns.size(), codebook, position);
    }

    /** See {@link RegisterFold#judgeConsidered}. */
    ConsideredJudgement judge(long position) {
        int version = codebook.lastVersion();
        List<String> themes = codebook.themesOf(version).stream().sorted().toList();
        BitSet considered = new BitSet();
        considerations.values().stream()
                .filter(covering -> covering.standing.state() == State.ANSWERED)
                .forEach(covering -> considered.or(covering.topics()));
        List<Counting> counts = themes.stream().map(_ -> new Counting()).toList();
        BitSet[] themesOf = new BitSet[groups.topics()];
        BitSet undecidedTopics = new BitSet();
        for (int topic = 0; topic < themesOf.length; topic++) {
            Recoded read = groups.read(topic, codebook, version);
            undecidedTopics.set(topic, !read.undecided().isEmpty());
            BitSet its = new BitSet();
            themesOf[topic] = its;
            read.codings().forEach(coding -> {
                int theme = Collections.binarySearch(themes, coding.themeId());
                if (theme >= 0) {
                    its.set(theme);
                }
            });
        }
        long undecided = 0;
        BitSet all = new BitSet();
        BitSet open = new BitSet();
        for (Group group : groups.all()) {
            all.clear();
            open.clear();
            for (int topic : group.topics()) {
                all.or(themesOf[topic]);
                if (!considered.get(topic)) {
                    open.or(themesOf[topic]);
                }
            }
            all.stream().forEach(theme -> counts.get(theme).add(group, open.get(theme)));
            undecided += group.hasAny(undecidedTopics) ? group.items() : 0;
        }
        return new ConsideredJudgement(
                received,
                counted,
                pending,
                counted - coded,
                coded - reviewed,
                undecided,
                IntStream.range(0, themes.size())
                        .mapToObj(theme -> counts.get(theme).done(themes.get(theme)))
                        .toList(),
                points(),
                version,
                position);
    }

    /** The responses of a theme while they are being counted. */
    private static final class Counting {
        private final Set<String> campaigns = new HashSet<>();
        private long items;
        private long people;
        private long unconsidered;

        void add(Group group, boolean open) {
            items += group.items();
            people += group.people();
            unconsidered += open ? group.items() : 0;
            campaigns.addAll(group.campaigns());
        }

        ThemeStanding done(String themeId) {
            return new ThemeStanding(themeId, items, people, campaigns.size(), unconsidered);
        }
    }

    private List<Point> points() {
        return considerations.entrySet().stream()
                .filter(entry -> !entry.getValue().standing.withdrawn())
                .map(entry -> new Point(
                        entry.getKey(),
                        entry.getValue().standing.state(),
                        entry.getValue().standing.awaited(),
                        entry.getValue().joined.size()))
                .toList();
    }

    /** The topics of which a version of the codebook makes any of some themes, from a number on. */
    private void addTopicsOfAny(BitSet found, int from, Collection<String> themes, int version) {
        for (int topic = from; topic < groups.topics(); topic++) {
            found.set(
                    topic,
                    groups.read(topic, codebook, version).codings().stream()
                            .map(ThemeCoding::themeId)
                            .anyMatch(themes::contains));
        }
    }

    /** A consideration and the responses whose being covered by it changed since it was last put to the bodies. */
    private final class Covering {
        private final Set<UUID> joined = new HashSet<>();
        private final Set<UUID> left = new HashSet<>();
        private final BitSet topics = new BitSet();
        private int topicsRead;
        private ConsiderationStanding standing;

        Covering(ConsiderationStanding standing) {
            this.standing = standing;
        }

        /** Those it is about. How its version of the codebook reads a topic never changes, so each is read once. */
        BitSet topics() {
            addTopicsOfAny(topics, topicsRead, standing.themes(), standing.codebookVersion());
            topicsRead = groups.topics();
            return topics;
        }

        void change(UUID responseId, @Nullable Group was, @Nullable Group is) {
            if (standing.withdrawn()) {
                return;
            }
            boolean wasCovered = was != null && was.hasAny(topics());
            boolean isCovered = is != null && is.hasAny(topics());
            if (isCovered && !wasCovered && !left.remove(responseId)) {
                joined.add(responseId);
            }
            if (wasCovered && !isCovered && !joined.remove(responseId)) {
                left.add(responseId);
            }
        }
    }
}
