package org.duly.events.response;

/** How a response was found to belong to a campaign. */
public enum CampaignMethod {
    EXACT,
    NEAR,
    MANUAL
}
