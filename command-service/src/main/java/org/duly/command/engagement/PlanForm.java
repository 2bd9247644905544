package org.duly.command.engagement;

import static org.duly.command.handling.FormRules.text;

import java.util.ArrayList;
import java.util.List;
import org.duly.command.engagement.EngagementRules.ProposalIsInThePlan;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.Limits;
import org.duly.events.engagement.ChannelAddress;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.events.engagement.StakeholderGroup;

/** The form a plan must have: sizes, plain and distinct ids, questions about proposals that exist. */
final class PlanForm {
    private final EngagementPlan plan;
    private final List<BusinessRule> rules = new ArrayList<>();

    private PlanForm(EngagementPlan plan) {
        this.plan = plan;
    }

    static void verify(EngagementPlan plan) {
        PlanForm form = new PlanForm(plan);
        form.sizes();
        form.contents();
        FormRules.verify(form.rules);
    }

    private void sizes() {
        rules.add(new ListFits("/plan/ownerBodies", plan.ownerBodies().size(), Limits.OWNERS));
        rules.add(new ListFits("/plan/proposals", plan.proposals().size(), Limits.PROPOSALS));
        rules.add(new ListFits("/plan/questions", plan.questions().size(), Limits.QUESTIONS));
        rules.add(
                new ListFits("/plan/stakeholderGroups", plan.stakeholderGroups().size(), Limits.GROUPS));
        rules.add(new ListFits("/plan/channels", plan.channels().size(), Limits.CHANNELS));
    }

    private void contents() {
        rules.addAll(text("/plan/title", plan.title(), Limits.LINE));
        rules.addAll(text("/plan/purpose", plan.purpose(), Limits.PARAGRAPH));
        ids("/plan/ownerBodies", plan.ownerBodies(), "");
        ids("/plan/proposals", plan.proposals().stream().map(Proposal::id).toList(), "/id");
        ids("/plan/questions", plan.questions().stream().map(Question::id).toList(), "/id");
        ids(
                "/plan/stakeholderGroups",
                plan.stakeholderGroups().stream().map(StakeholderGroup::id).toList(),
                "/id");
        for (int i = 0; i < plan.proposals().size(); i++) {
            rules.addAll(text(
                    "/plan/proposals/" + i + "/title", plan.proposals().get(i).title(), Limits.LINE));
        }
        for (int i = 0; i < plan.questions().size(); i++) {
            Question question = plan.questions().get(i);
            rules.addAll(text("/plan/questions/" + i + "/text", question.text(), Limits.PARAGRAPH));
            rules.add(new ProposalIsInThePlan("/plan/questions/" + i + "/proposalId", plan, question.proposalId()));
        }
        for (int i = 0; i < plan.stakeholderGroups().size(); i++) {
            String name = plan.stakeholderGroups().get(i).name();
            rules.addAll(text("/plan/stakeholderGroups/" + i + "/name", name, Limits.LINE));
        }
        for (int i = 0; i < plan.channels().size(); i++) {
            ChannelAddress channel = plan.channels().get(i);
            rules.addAll(text("/plan/channels/" + i + "/address", channel.address(), Limits.LINE));
            rules.add(new IdIsPlain("/plan/channels/" + i + "/receivingBody", channel.receivingBody()));
        }
    }

    private void ids(String field, List<String> ids, String suffix) {
        for (int i = 0; i < ids.size(); i++) {
            rules.add(new IdIsPlain(field + "/" + i + suffix, ids.get(i)));
        }
        rules.add(new IdsAreDistinct(field, ids));
    }
}
