-- Why respondents amended or withdrew, in their words, decrypted. Beside response_text the only table with personal data:
-- erasing a respondent deletes their rows here too. Reasons recorded before this table was there come with a rebuild.
CREATE TABLE read.response_reason (
    response_id uuid             NOT NULL,
    position    bigint           NOT NULL,
    act         text COLLATE "C" NOT NULL,
    reason      text             NOT NULL,
    CONSTRAINT response_reason_pk PRIMARY KEY (response_id, position)
);
