package org.duly.standalone.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.standalone.demo.Stage.Actor;
import tools.jackson.databind.JsonNode;

/**
 * An officer asks Duly what seem to be campaigns and duplicates, and takes the proposals over as they are: what is recorded
 * of likeness is what was measured, and nothing that the demo knows beforehand.
 */
final class ProposalsScene implements Scene {
    /** As many as a page of the query holds. */
    private static final int MOST = 200;

    private final String engagement;
    private final List<Step> steps;

    private ProposalsScene(String engagement, Instant at, Taking taking) {
        this.engagement = engagement;
        this.steps = List.of(new Step(at, engagement + "/proposals", stage -> taking.over(this, stage)));
    }

    @FunctionalInterface
    private interface Taking {
        void over(ProposalsScene scene, Stage stage);
    }

    /** The largest campaign is named, and its members are assigned to it. */
    static ProposalsScene ofACampaign(String engagement, Instant at) {
        return new ProposalsScene(engagement, at, ProposalsScene::assignMembers);
    }

    /** Duplicates are linked to what they repeat. */
    static ProposalsScene ofDuplicates(String engagement, Instant at) {
        return new ProposalsScene(engagement, at, ProposalsScene::linkDuplicates);
    }

    @Override
    public List<Step> steps() {
        return steps;
    }

    private void assignMembers(Stage stage) {
        String proposals = "/engagements/{" + engagement + "}/campaign-proposals";
        JsonNode largest = stage.query(proposals).path("campaigns").path(0);
        if (largest.isMissingNode()) {
            throw new IllegalStateException("no campaign is proposed in " + engagement);
        }
        String exemplar = largest.path("exemplarId").asString();
        Map<String, Object> campaign = new LinkedHashMap<>();
        campaign.put("campaignId", "keep-it-local");
        campaign.put("name", "Keep it local (synthetic)");
        campaign.put("exemplar", exemplar);
        stage.command(
                "demo/" + engagement + "/campaign",
                Actor.OFFICER,
                "/engagements/{" + engagement + "}/identify-campaign",
                campaign);
        stage.query(proposals + "/" + exemplar + "/members", readAfter -> readAfter + "&limit=" + MOST)
                .path("items")
                .forEach(member -> assign(stage, member));
    }

    private static void assign(Stage stage, JsonNode member) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("campaignId", "keep-it-local");
        body.put("method", member.path("method").asString());
        body.put("similarity", member.path("similarity").asDouble());
        body.put("addsOwnText", member.path("addsOwnText").asBoolean());
        String response = member.path("responseId").asString();
        stage.command(
                "demo/campaign/" + response, Actor.OFFICER, "/responses/" + response + "/assign-to-campaign", body);
    }

    private void linkDuplicates(Stage stage) {
        stage.query("/engagements/{" + engagement + "}/duplicate-proposals", readAfter -> readAfter + "&limit=" + MOST)
                .path("items")
                .forEach(proposal -> link(stage, proposal));
    }

    private static void link(Stage stage, JsonNode proposal) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("of", proposal.path("of").path("id").asString());
        body.put("rule", proposal.path("rule").asString());
        String response = proposal.path("response").path("id").asString();
        stage.command(
                "demo/duplicate/" + response, Actor.OFFICER, "/responses/" + response + "/link-as-duplicate", body);
    }
}
