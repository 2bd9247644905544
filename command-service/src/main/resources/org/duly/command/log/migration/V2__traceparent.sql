-- Where in a trace the event was appended (W3C Trace Context), if that trace is sampled. Beside the bytes: no part of what is
-- published, proven or archived.
ALTER TABLE log.event ADD COLUMN traceparent text;
