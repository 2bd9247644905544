package org.duly.events.engagement;

/**
 * One mailbox, survey, postal address or telephone line where responses arrive.
 *
 * @param receivingBody opaque id of the body that receives what arrives there
 */
public record ChannelAddress(Channel channel, String address, String receivingBody) {}
