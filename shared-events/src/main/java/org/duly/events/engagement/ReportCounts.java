package org.duly.events.engagement;

/**
 * The counts a report states: received = counted + excluded + pending; items, people and campaigns are separate.
 *
 * @param people signatories of the counted items
 * @param campaigns distinct campaigns among the counted items
 */
public record ReportCounts(
        long received, long counted, long excluded, long pending, long late, long people, long campaigns) {}
