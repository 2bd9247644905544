package org.duly.query.gunning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.query.governance.Act;
import org.duly.query.gunning.GunningSheet.Principle;
import org.duly.query.gunning.GunningSheet.Section;
import org.duly.query.gunning.GunningSheet.ShownEvent;
import org.duly.query.log.PlacedEvent;

/** What the record of an engagement shows, principle by principle. Pure. */
final class GunningFold {
    private GunningFold() {}

    static GunningSheet of(EngagementRecord record) {
        Map<Principle, List<PlacedEvent>> events = new EnumMap<>(Principle.class);
        Map<Long, Evidence> evidence = new HashMap<>();
        record.events().forEach(event -> {
            Evidence shows = Evidence.of(event);
            if (shows != null) {
                evidence.put(event.position(), shows);
                shows.principles()
                        .forEach(principle -> events.computeIfAbsent(principle, _ -> new ArrayList<>())
                                .add(event));
            }
        });
        Map<Principle, List<String>> missing = Missing.of(record);
        SequenceCheck check = SequenceCheck.of(record.id(), record.events(), null, record.cut(), record.past());
        List<Section> sections = new ArrayList<>();
        for (Principle principle : Principle.values()) {
            sections.add(new Section(
                    principle,
                    principle.heading(),
                    shown(events.getOrDefault(principle, List.of()), evidence),
                    isOfSequence(principle) ? check.forReview() : List.of(),
                    missing.getOrDefault(principle, List.of())));
        }
        return new GunningSheet(
                record.id(),
                record.facts().plan().title(),
                record.cut().time(),
                check.asOf(),
                record.cut().log(),
                record.cut().position(),
                sections);
    }

    private static boolean isOfSequence(Principle principle) {
        return principle == Principle.FORMATIVE || principle == Principle.CONSIDERATION;
    }

    private static List<ShownEvent> shown(List<PlacedEvent> events, Map<Long, Evidence> evidence) {
        List<ShownEvent> shown = new ArrayList<>();
        for (PlacedEvent event : events) {
            Evidence shows = evidence.get(event.position());
            if (shows != null) {
                shown.add(new ShownEvent(shows.words(), shows.happenedAt(), false, Act.of(event)));
            }
        }
        shown.sort(Comparator.comparing(ShownEvent::happenedAt)
                .thenComparingLong(one -> one.in().position()));
        long leastAfter = Long.MAX_VALUE;
        for (int last = shown.size() - 1; last >= 0; last--) {
            ShownEvent one = shown.get(last);
            if (leastAfter < one.in().position()) {
                shown.set(last, new ShownEvent(one.words(), one.happenedAt(), true, one.in()));
            }
            leastAfter = Math.min(leastAfter, one.in().position());
        }
        return List.copyOf(shown);
    }
}
