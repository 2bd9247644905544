package org.duly.command.response;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.Codebook.Recoded;
import org.duly.events.response.Codings.Coding;
import org.duly.events.response.Position;
import org.duly.events.response.ThemeCoding;
import org.jspecify.annotations.Nullable;

/**
 * The responses that count and that a person coded, those together whose codings are of the same topics: of the same
 * themes in answers to the same questions, in the same version of the codebook. Whatever position they take, every
 * version reads them alike. Not thread-safe.
 */
final class ThemeGroups {
    private final List<Topic> topics = new ArrayList<>();
    private final Map<Topic, Integer> numbers = new HashMap<>();
    private final Map<Set<Integer>, Group> groups = new HashMap<>();

    private record Topic(String themeId, String questionId, int codebookVersion) {
        Recoded in(Codebook codebook, int version) {
            return codebook.recode(
                    List.of(new ThemeCoding(themeId, questionId, Position.NONE)), codebookVersion, version);
        }
    }

    /** Responses of the same topics. */
    static final class Group {
        private final int[] topics;
        private final Map<String, Integer> itemsByCampaign = new HashMap<>();
        private long items;
        private long people;

        private Group(Set<Integer> topics) {
            this.topics = topics.stream().mapToInt(Integer::intValue).toArray();
        }

        /** Their numbers. */
        int[] topics() {
            return topics;
        }

        boolean hasAny(BitSet wanted) {
            for (int topic : topics) {
                if (wanted.get(topic)) {
                    return true;
                }
            }
            return false;
        }

        long items() {
            return items;
        }

        /** Their signatories. */
        long people() {
            return people;
        }

        Set<String> campaigns() {
            return itemsByCampaign.keySet();
        }
    }

    /** The group a response belongs to, null if it does not count or no person coded it. */
    @Nullable
    Group of(RegisterLine line) {
        Coding coding = line.coding();
        if (coding == null || !line.isCounted()) {
            return null;
        }
        Set<Integer> its = new HashSet<>();
        for (ThemeCoding theme : coding.coded().codings()) {
            Topic topic = new Topic(
                    theme.themeId(), theme.questionId(), coding.coded().codebookVersion());
            its.add(numbers.computeIfAbsent(topic, this::numbered));
        }
        return groups.computeIfAbsent(its, Group::new);
    }

    private int numbered(Topic topic) {
        topics.add(topic);
        return topics.size() - 1;
    }

    void add(Group group, RegisterLine line) {
        group.items++;
        group.people += line.signatories();
        if (line.campaign() != null) {
            group.itemsByCampaign.merge(line.campaign(), 1, Integer::sum);
        }
    }

    void remove(Group group, RegisterLine line) {
        group.items--;
        group.people -= line.signatories();
        if (line.campaign() != null) {
            group.itemsByCampaign.computeIfPresent(line.campaign(), (_, items) -> items == 1 ? null : items - 1);
        }
    }

    /** Those that were ever of a response; some may have none left. */
    Collection<Group> all() {
        return groups.values();
    }

    /** How many topics there are. They are numbered from 0, and more may come. */
    int topics() {
        return topics.size();
    }

    /** The themes of a topic, in a version of the codebook. */
    Recoded read(int topic, Codebook codebook, int version) {
        return topics.get(topic).in(codebook, version);
    }
}
