package org.duly.command.engagement;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duly.events.engagement.EngagementPlan;

/** What decisions about an engagement need to know. Each phase holds exactly what there is in it. */
public sealed interface EngagementState {
    /** Nothing was planned. */
    record NotPlanned() implements EngagementState {}

    /** Something was planned; what came of it is its phase. */
    sealed interface Existing extends EngagementState {
        /** What is known in every phase. */
        Dossier dossier();

        /** The same phase with another dossier. */
        Existing with(Dossier dossier);
    }

    /** Planned, and not yet opened. */
    record Planned(Dossier dossier) implements Existing {
        @Override
        public Planned with(Dossier changed) {
            return new Planned(changed);
        }
    }

    /** Opened at some time: it has a deadline for ever. */
    sealed interface Scheduled extends Existing {
        /** When it opens and closes. */
        Schedule schedule();
    }

    /** Opened, and not yet closed. */
    record Open(Dossier dossier, Schedule schedule) implements Scheduled {
        @Override
        public Open with(Dossier changed) {
            return new Open(changed, schedule);
        }
    }

    /** Past its deadline. */
    record Closed(Dossier dossier, Schedule schedule) implements Scheduled {
        @Override
        public Closed with(Dossier changed) {
            return new Closed(changed, schedule);
        }
    }

    /** Ended before it was opened. */
    record WithdrawnUnopened(Dossier dossier) implements Existing {
        @Override
        public WithdrawnUnopened with(Dossier changed) {
            return new WithdrawnUnopened(changed);
        }
    }

    /** Ended after it was opened; what arrives is still judged by the deadline that was announced. */
    record Withdrawn(Dossier dossier, Schedule schedule) implements Scheduled {
        @Override
        public Withdrawn with(Dossier changed) {
            return new Withdrawn(changed, schedule);
        }
    }

    /**
     * When an engagement opens and closes.
     *
     * @param closesAt the first instant that is late
     */
    record Schedule(Instant opensAt, Instant closesAt) {}

    /**
     * What accumulates whatever the phase.
     *
     * @param documents the last published version of each document
     * @param reports how many report versions were issued
     * @param campaigns the ids of those that were identified
     */
    record Dossier(EngagementPlan plan, Map<String, Integer> documents, int reports, Set<String> campaigns) {
        public Dossier {
            documents = Map.copyOf(documents);
            campaigns = Set.copyOf(campaigns);
        }

        static Dossier of(EngagementPlan plan) {
            return new Dossier(plan, Map.of(), 0, Set.of());
        }

        int versionsOf(String documentId) {
            return documents.getOrDefault(documentId, 0);
        }

        Dossier withPlan(EngagementPlan revised) {
            return new Dossier(revised, documents, reports, campaigns);
        }

        Dossier withDocument(String documentId, int version) {
            Map<String, Integer> published = new HashMap<>(documents);
            published.merge(documentId, version, Math::max);
            return new Dossier(plan, published, reports, campaigns);
        }

        Dossier withReport(int version) {
            return new Dossier(plan, documents, Math.max(reports, version), campaigns);
        }

        Dossier withCampaign(String campaignId) {
            Set<String> identified = new HashSet<>(campaigns);
            identified.add(campaignId);
            return new Dossier(plan, documents, reports, identified);
        }
    }
}
