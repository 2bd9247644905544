package org.duly.command.codebook;

import java.util.List;
import java.util.UUID;
import org.duly.command.codebook.CodebookCommand.AddTheme;
import org.duly.command.codebook.CodebookCommand.FixCodebookVersion;
import org.duly.command.codebook.CodebookCommand.MergeThemes;
import org.duly.command.codebook.CodebookCommand.MoveTheme;
import org.duly.command.codebook.CodebookCommand.RetireTheme;
import org.duly.command.codebook.CodebookCommand.RewordTheme;
import org.duly.command.codebook.CodebookCommand.SplitTheme;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.duly.events.codebook.CodingRemap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An engagement's codebook over HTTP. */
@RestController
@RequestMapping("/api/v1/engagements/{id}/codebook")
public class CodebookController {
    private final CommandDispatcher dispatcher;
    private final EngagementLookup engagements;
    private final CodebookLookup codebooks;

    public CodebookController(CommandDispatcher dispatcher, EngagementLookup engagements, CodebookLookup codebooks) {
        this.dispatcher = dispatcher;
        this.engagements = engagements;
        this.codebooks = codebooks;
    }

    @PostMapping("/themes")
    ResponseEntity<CommandAnswer> add(@PathVariable UUID id, @RequestBody AddThemeRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                freshness -> new Prepared(
                        new AddTheme(
                                engagements.facts(id, freshness),
                                !codebooks.isStarted(id, freshness),
                                body.themeId(),
                                body.name(),
                                body.description(),
                                body.questionId(),
                                body.parent()),
                        List.of())));
    }

    @PostMapping("/themes/{themeId}/reword")
    ResponseEntity<CommandAnswer> reword(
            @PathVariable UUID id,
            @PathVariable String themeId,
            @RequestBody RewordThemeRequest body,
            Request request) {
        return answer(request, new RewordTheme(id, themeId, body.name(), body.description(), body.reason()));
    }

    @PostMapping("/themes/{themeId}/move")
    ResponseEntity<CommandAnswer> move(
            @PathVariable UUID id, @PathVariable String themeId, @RequestBody MoveThemeRequest body, Request request) {
        return answer(request, new MoveTheme(id, themeId, body.parent(), body.reason()));
    }

    @PostMapping("/themes/{themeId}/split")
    ResponseEntity<CommandAnswer> split(
            @PathVariable UUID id, @PathVariable String themeId, @RequestBody SplitThemeRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                freshness -> new Prepared(
                        new SplitTheme(
                                engagements.facts(id, freshness), themeId, body.into(), body.remaps(), body.reason()),
                        List.of())));
    }

    @PostMapping("/merge-themes")
    ResponseEntity<CommandAnswer> merge(@PathVariable UUID id, @RequestBody MergeThemesRequest body, Request request) {
        return answer(request, new MergeThemes(id, body.themes(), body.into(), body.reason()));
    }

    @PostMapping("/themes/{themeId}/retire")
    ResponseEntity<CommandAnswer> retire(
            @PathVariable UUID id,
            @PathVariable String themeId,
            @RequestBody RetireThemeRequest body,
            Request request) {
        return answer(request, new RetireTheme(id, themeId, body.reason()));
    }

    @PostMapping("/fix-version")
    ResponseEntity<CommandAnswer> fixVersion(@PathVariable UUID id, Request request) {
        return answer(request, new FixCodebookVersion(id));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, CodebookCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }

    /**
     * {@code …/themes}.
     *
     * @param questionId the one question it is meant for, if it is
     * @param parent the theme it stands under, if it does
     */
    public record AddThemeRequest(
            String themeId,
            String name,
            String description,
            @Nullable String questionId,
            @Nullable String parent) {}

    /** {@code …/themes/{themeId}/reword}. */
    public record RewordThemeRequest(String name, String description, String reason) {}

    /**
     * {@code …/themes/{themeId}/move}.
     *
     * @param parent the theme it is to stand under; at the top if absent
     */
    public record MoveThemeRequest(@Nullable String parent, String reason) {}

    /**
     * {@code …/themes/{themeId}/split}.
     *
     * @param into the themes that take its place, each added before
     * @param remaps where its codings go; the first that fits holds, and what none fits waits for a person
     */
    public record SplitThemeRequest(List<String> into, List<CodingRemap> remaps, String reason) {}

    /**
     * {@code …/merge-themes}.
     *
     * @param themes those that end
     * @param into the one that takes their place
     */
    public record MergeThemesRequest(List<String> themes, String into, String reason) {}

    /** {@code …/themes/{themeId}/retire}. */
    public record RetireThemeRequest(String reason) {}
}
