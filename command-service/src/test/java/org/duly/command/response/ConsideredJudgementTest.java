package org.duly.command.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.Streams;
import org.duly.command.response.ConsideredJudgement.Point;
import org.duly.command.response.ConsideredJudgement.ThemeStanding;
import org.duly.events.DomainEvent;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationStanding;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.consideration.Disposition;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Codings;
import org.duly.events.response.Codings.Coding;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Position;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.ThemeCoding;
import org.duly.testsupport.RandomCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kept up event by event, the judgement is the one that counting everything anew comes to. */
class ConsideredJudgementTest {
    @Test
    void is_what_counting_anew_comes_to() {
        RandomCases.tryMany(300, random -> {
            History history = new History(random);
            for (int event = random.nextInt(120); event >= 0; event--) {
                history.next();
            }
            assertThat(history.register.judgeConsidered(7)).isEqualTo(history.countedAnew(7));
            List<String> themes = List.of(history.anyTheme(), history.anyTheme());
            int version = random.nextInt(history.codebook.lastVersion() + 1);
            ThemeJudgement judged = history.register.judgeThemes(themes, version, 7);
            List<Answered> anew = history.answered(line -> !history.themes(line, version).stream()
                    .filter(themes::contains)
                    .toList()
                    .isEmpty());
            assertThat(judged.items()).isEqualTo(anew.size());
            assertThat(judged.people())
                    .isEqualTo(anew.stream().mapToLong(line -> line.signatories).sum());
            assertThat(judged.campaigns()).isEqualTo(campaigns(anew));
        });
    }

    private static long campaigns(List<Answered> lines) {
        return lines.stream()
                .flatMap(line -> line.campaign == null ? Stream.of() : Stream.of(line.campaign))
                .distinct()
                .count();
    }

    /** A response, as the oracle has it. */
    private static final class Answered {
        final int signatories;
        String state = "PENDING";

        @Nullable
        String campaign;

        int textVersion = 1;
        Codings codings = Codings.NONE;

        Answered(int signatories) {
            this.signatories = signatories;
        }

        @Nullable
        Coding coding() {
            return codings.standing();
        }

        ResponseCoded coded() {
            return Objects.requireNonNull(coding()).coded();
        }
    }

    private static ResponseLogged signed(int signatories) {
        ResponseLogged one = Responses.logged(Responses.IN_TIME);
        return new ResponseLogged(
                one.engagementId(),
                one.respondentId(),
                one.receiptNumber(),
                one.channel(),
                one.receivingBody(),
                one.receivedAt(),
                one.respondentKind(),
                one.organisationCode(),
                one.stakeholderGroup(),
                one.place(),
                one.consent(),
                one.respondentName(),
                one.respondentContact(),
                one.answers(),
                one.original(),
                signatories,
                one.transcription(),
                one.intake());
    }

    private static final class History {
        private final RandomGenerator random;
        private final Register register = new Register();
        private final Map<UUID, Answered> lines = new LinkedHashMap<>();
        private final Map<UUID, ConsiderationStanding> considerations = new LinkedHashMap<>();
        private final Map<UUID, Set<UUID>> coveredThen = new LinkedHashMap<>();
        private final Set<String> themes = new TreeSet<>(Set.of("a", "b", "c", "d"));
        private Codebook codebook = Codebook.EMPTY;
        private int added;

        History(RandomGenerator random) {
            this.random = random;
            take(new CodebookVersionFixed(1, List.copyOf(themes)));
        }

        void next() {
            int kind = random.nextInt(10);
            if (lines.isEmpty() || kind == 0) {
                take(new UUID(1, lines.size()), signed(1 + random.nextInt(3)));
            } else if (kind < 7) {
                UUID id = List.copyOf(lines.keySet()).get(random.nextInt(lines.size()));
                take(id, ofResponse(Objects.requireNonNull(lines.get(id))));
            } else if (kind == 7) {
                ofCodebook();
            } else {
                ofConsiderations();
            }
        }

        private ResponseEvent ofResponse(Answered line) {
            return switch (random.nextInt(11)) {
                case 0, 1 -> new ResponseCounted(null);
                case 2 -> new ResponseExcluded(ExclusionReason.SPAM, "Advert", "bob");
                case 3 -> new ResponseWithdrawn(null);
                case 4 -> new ResponseAmended(line.textVersion + 1, Responses.IN_TIME, List.of(), null, null, null);
                case 5 -> new ResponseAssignedToCampaign("C" + random.nextInt(3), CampaignMethod.MANUAL, null, false);
                case 6 -> new ResponseRemovedFromCampaign("C1", "Says something else");
                case 7 -> new CodingReviewed("eve", random.nextBoolean(), null, null);
                default -> coded(line);
            };
        }

        private ResponseCoded coded(Answered line) {
            List<ThemeCoding> codings = new ArrayList<>();
            for (int coding = random.nextInt(4); coding > 0; coding--) {
                codings.add(new ThemeCoding(
                        anyTheme(),
                        "Q" + random.nextInt(2),
                        random.nextBoolean() ? Position.CONCERN : Position.SUPPORT));
            }
            return new ResponseCoded(
                    random.nextInt(1, line.textVersion + 1),
                    random.nextInt(1, codebook.lastVersion() + 1),
                    List.of(),
                    codings,
                    "coder" + random.nextInt(2),
                    random.nextInt(4) == 0 ? CodingOrigin.MODEL : CodingOrigin.HUMAN);
        }

        String anyTheme() {
            Set<String> any = new TreeSet<>(themes);
            any.addAll(Set.of("a", "b"));
            return List.copyOf(any).get(random.nextInt(any.size()));
        }

        private void ofCodebook() {
            String theme = anyTheme();
            switch (random.nextInt(4)) {
                case 0 -> {
                    String one = "s" + added++;
                    String other = "s" + added++;
                    themes.remove(theme);
                    themes.addAll(Set.of(one, other));
                    String question = random.nextBoolean() ? null : "Q0";
                    take(new ThemeSplit(
                            theme, List.of(one, other), List.of(new CodingRemap(question, one)), "Two points"));
                }
                case 1 -> {
                    String into = anyTheme();
                    if (!into.equals(theme)) {
                        themes.remove(theme);
                        themes.add(into);
                        take(new ThemesMerged(List.of(theme), into, "One point"));
                    }
                }
                case 2 -> {
                    themes.remove(theme);
                    take(new ThemeRetired(theme, "Nobody meant it"));
                }
                default -> take(new CodebookVersionFixed(codebook.lastVersion() + 1, List.copyOf(themes)));
            }
        }

        private void ofConsiderations() {
            int version = random.nextInt(1, codebook.lastVersion() + 1);
            if (considerations.isEmpty() || random.nextInt(4) == 0) {
                take(
                        new UUID(2, considerations.size()),
                        new ConsiderationRaised(
                                Engagements.ID, "Sum", List.of(anyTheme()), version, 0, 0, 0, 0, List.of("x", "y")));
                return;
            }
            UUID id = List.copyOf(considerations.keySet()).get(random.nextInt(considerations.size()));
            take(
                    id,
                    switch (random.nextInt(6)) {
                        case 0 -> new ConsiderationReopened(List.of(anyTheme()), version, 0, 0, 0, 0, "More came");
                        case 1 -> new ConsiderationWithdrawn("Said elsewhere");
                        default ->
                            new ConsiderationAnswered(
                                    random.nextBoolean() ? List.of("x", "y") : List.of("y"),
                                    Disposition.NOTED,
                                    "So",
                                    null,
                                    null);
                    });
        }

        private void take(CodebookEvent event) {
            register.take(Streams.codebook(Engagements.ID), event);
            codebook = codebook.with(event);
        }

        private void take(UUID id, DomainEvent event) {
            switch (event) {
                case ConsiderationEvent change -> {
                    register.take(Streams.consideration(id), change);
                    ConsiderationStanding standing = change instanceof ConsiderationRaised raised
                            ? ConsiderationStanding.of(raised)
                            : Objects.requireNonNull(considerations.get(id)).with(change);
                    considerations.put(id, standing);
                    if (change instanceof ConsiderationRaised || change instanceof ConsiderationReopened) {
                        coveredThen.put(id, covered(standing));
                    }
                }
                case ResponseEvent change -> {
                    register.take(Streams.response(id), change);
                    Answered line =
                            lines.computeIfAbsent(id, _ -> new Answered(((ResponseLogged) change).signatories()));
                    switch (change) {
                        case ResponseLogged _ -> {}
                        case ResponseCounted _ -> line.state = "COUNTED";
                        case ResponseExcluded _, ResponseWithdrawn _ -> line.state = "OUT";
                        case ResponseAmended amended -> line.textVersion = amended.version();
                        case ResponseAssignedToCampaign assigned -> line.campaign = assigned.campaignId();
                        case ResponseRemovedFromCampaign _ -> line.campaign = null;
                        case ResponseCoded coded -> line.codings = line.codings.with(coded);
                        case CodingReviewed reviewed -> line.codings = line.codings.with(reviewed);
                        default -> throw new IllegalStateException("Not made here");
                    }
                }
                default -> throw new IllegalStateException("Not made here");
            }
        }

        private Set<UUID> covered(ConsiderationStanding standing) {
            Set<UUID> covered = new HashSet<>();
            lines.forEach((id, line) -> {
                if (line.state.equals("COUNTED")
                        && themes(line, standing.codebookVersion()).stream().anyMatch(standing.themes()::contains)) {
                    covered.add(id);
                }
            });
            return covered;
        }

        List<Answered> answered(Predicate<Answered> wanted) {
            return lines.values().stream()
                    .filter(line -> line.state.equals("COUNTED") && wanted.test(line))
                    .toList();
        }

        List<String> themes(Answered line, int version) {
            Coding standing = line.codings.standing();
            return standing == null
                    ? List.of()
                    : codebook
                            .recode(standing.coded().codings(), standing.coded().codebookVersion(), version)
                            .codings()
                            .stream()
                            .map(ThemeCoding::themeId)
                            .toList();
        }

        ConsideredJudgement countedAnew(long position) {
            int version = codebook.lastVersion();
            List<Answered> coded =
                    answered(line -> line.coding() != null && line.coded().responseVersion() == line.textVersion);
            return new ConsideredJudgement(
                    lines.size(),
                    answered(_ -> true).size(),
                    lines.values().stream()
                            .filter(line -> line.state.equals("PENDING"))
                            .count(),
                    answered(_ -> true).size() - coded.size(),
                    coded.stream()
                            .filter(line ->
                                    !Objects.requireNonNull(line.coding()).isAgreed())
                            .count(),
                    answered(line -> line.coding() != null && isUndecided(line, version))
                            .size(),
                    new TreeSet<>(codebook.themesOf(version))
                            .stream().map(theme -> standing(theme, version)).toList(),
                    considerations.entrySet().stream()
                            .filter(entry -> !entry.getValue().withdrawn())
                            .map(entry -> new Point(
                                    entry.getKey(),
                                    entry.getValue().state(),
                                    entry.getValue().awaited(),
                                    covered(entry.getValue()).stream()
                                            .filter(id -> !coveredThen
                                                    .getOrDefault(entry.getKey(), Set.of())
                                                    .contains(id))
                                            .count()))
                            .toList(),
                    version,
                    position);
        }

        private boolean isUndecided(Answered line, int version) {
            ResponseCoded coded = line.coded();
            return !codebook.recode(coded.codings(), coded.codebookVersion(), version)
                    .undecided()
                    .isEmpty();
        }

        private ThemeStanding standing(String theme, int version) {
            List<Answered> with = answered(line -> themes(line, version).contains(theme));
            return new ThemeStanding(
                    theme,
                    with.size(),
                    with.stream().mapToLong(line -> line.signatories).sum(),
                    campaigns(with),
                    with.stream().filter(line -> isOpen(line, theme, version)).count());
        }

        /** Whether something the response says of the theme is covered by no consideration that was answered. */
        private boolean isOpen(Answered line, String theme, int version) {
            ResponseCoded coded = line.coded();
            return coded.codings().stream()
                    .filter(coding -> says(coding, coded.codebookVersion(), version, Set.of(theme)))
                    .anyMatch(coding -> considerations.values().stream()
                            .filter(standing -> standing.state() == State.ANSWERED)
                            .noneMatch(standing -> says(
                                    coding,
                                    coded.codebookVersion(),
                                    standing.codebookVersion(),
                                    Set.copyOf(standing.themes()))));
        }

        private boolean says(ThemeCoding coding, int madeWith, int version, Set<String> wanted) {
            return codebook.recode(List.of(coding), madeWith, version).codings().stream()
                    .anyMatch(read -> wanted.contains(read.themeId()));
        }
    }
}
