-- What the register is mostly filtered by lies in the index that gives its order, so that a page is found without
-- looking at the rows the filters pass over. The command side keeps groups to 100 and places to 500 characters: an index
-- entry may have 2,704 bytes.
DROP INDEX read.response_register;
CREATE INDEX response_register ON read.response (engagement_id, received_at, id)
    INCLUDE (channel, state, respondent_kind, stakeholder_group, place);
