package org.duly.query.campaign;

import java.util.List;
import java.util.UUID;
import org.duly.events.response.CampaignMethod;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of what seem to be campaigns in an engagement, the largest first. Nothing of it is so until a person says so.
 *
 * @param position of the last event of the engagement that they are worked out from
 * @param responses how many could be read
 * @param shortestText in words: shorter responses are in no campaign
 * @param smallestCampaign in responses
 * @param found how many there are on all pages
 * @param next to be given as {@code after} for the next page; null on the last
 */
public record CampaignProposals(
        UUID engagementId,
        String log,
        long position,
        int responses,
        int shortestText,
        int smallestCampaign,
        int found,
        List<CampaignProposal> campaigns,
        @Nullable String next) {

    /**
     * What seems to be a campaign.
     *
     * @param exemplarId a response that shows the letter; it names this proposal
     * @param exact how many say the very same
     * @param near how many say nearly the same
     * @param addingOwnText how many wrote something of their own
     * @param lowestSimilarity of any member
     * @param highestSimilarity of any member
     * @param assigned how many a person has put in some campaign
     */
    public record CampaignProposal(
            UUID exemplarId,
            int size,
            long exact,
            long near,
            long addingOwnText,
            double lowestSimilarity,
            double highestSimilarity,
            long assigned) {}

    static CampaignProposals of(
            UUID engagementId, CurrentProposals.AsOf current, Cursor.@Nullable Sized after, int limit) {
        List<Campaign> all = current.proposals().campaigns();
        Page<Campaign> page = Page.of(
                all.stream()
                        .filter(campaign -> campaign.isAfter(after))
                        .limit(limit + 1L)
                        .toList(),
                limit,
                last -> Cursor.after(last.place().size(), last.place().id()));
        return new CampaignProposals(
                engagementId,
                current.log(),
                current.position(),
                current.proposals().responses(),
                Detection.SHORTEST_TEXT,
                Detection.SMALLEST_CAMPAIGN,
                all.size(),
                page.items().stream().map(CampaignProposals::proposal).toList(),
                page.next());
    }

    private static CampaignProposal proposal(Campaign campaign) {
        List<Campaign.Member> members = campaign.members();
        long exact = members.stream()
                .filter(member -> member.method() == CampaignMethod.EXACT)
                .count();
        return new CampaignProposal(
                campaign.letter().exemplar(),
                members.size(),
                exact,
                members.size() - exact,
                members.stream().filter(Campaign.Member::addsOwnText).count(),
                members.stream().mapToDouble(Campaign.Member::similarity).min().orElse(0),
                members.stream().mapToDouble(Campaign.Member::similarity).max().orElse(0),
                members.stream().filter(member -> member.campaignId() != null).count());
    }
}
