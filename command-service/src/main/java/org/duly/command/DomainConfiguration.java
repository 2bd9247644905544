package org.duly.command;

import org.duly.command.ballot.BallotCommand;
import org.duly.command.ballot.BallotDecider;
import org.duly.command.ballot.BallotLookup;
import org.duly.command.ballot.OpeningLookup;
import org.duly.command.ballot.RevoteLookup;
import org.duly.command.ballot.SealedPapers;
import org.duly.command.body.BodyCommand;
import org.duly.command.body.BodyDecider;
import org.duly.command.body.BodyLookup;
import org.duly.command.codebook.CodebookCommand;
import org.duly.command.codebook.CodebookDecider;
import org.duly.command.codebook.CodebookLookup;
import org.duly.command.consideration.ConsiderationCommand;
import org.duly.command.consideration.ConsiderationDecider;
import org.duly.command.consideration.ConsiderationLookup;
import org.duly.command.decision.CitedLookup;
import org.duly.command.decision.DecisionCommand;
import org.duly.command.decision.DecisionDecider;
import org.duly.command.decision.DecisionFactsLookup;
import org.duly.command.decision.DecisionLookup;
import org.duly.command.decision.SequenceLookup;
import org.duly.command.disclosure.DisclosureCommand;
import org.duly.command.disclosure.DisclosureDecider;
import org.duly.command.disclosure.SubjectLookup;
import org.duly.command.document.DocumentCommand;
import org.duly.command.document.DocumentDecider;
import org.duly.command.document.DocumentLookup;
import org.duly.command.engagement.EngagementCommand;
import org.duly.command.engagement.EngagementDecider;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.governance.AuthorityLookup;
import org.duly.command.governance.GateLookup;
import org.duly.command.handling.NamedStreams;
import org.duly.command.handling.StreamKind;
import org.duly.command.log.EventLog;
import org.duly.command.merger.CitationLookup;
import org.duly.command.merger.MergerCommand;
import org.duly.command.merger.MergerDecider;
import org.duly.command.merger.MergerEffects;
import org.duly.command.organisation.OrganisationCommand;
import org.duly.command.organisation.OrganisationDecider;
import org.duly.command.privacy.LegalHoldFold;
import org.duly.command.privacy.PrivacyCommand;
import org.duly.command.privacy.PrivacyDecider;
import org.duly.command.programme.ProgrammeCommand;
import org.duly.command.programme.ProgrammeDecider;
import org.duly.command.response.RegisterFold;
import org.duly.command.response.ResponseCommand;
import org.duly.command.response.ResponseDecider;
import org.duly.command.response.ResponseIntake;
import org.duly.command.response.ResponseLookup;
import org.duly.command.signoff.ItemFactsLookup;
import org.duly.command.signoff.SignOffCommand;
import org.duly.command.signoff.SignOffDecider;
import org.duly.command.signoff.SignOffLookup;
import org.duly.events.EventCodec;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.body.BodyEvent;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.merger.MergerEvent;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.ResponseEvent;
import org.duly.events.signoff.SignOffEvent;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.Sealer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The domain: who decides each kind of stream, and what is known across streams. */
@Configuration(proxyBeanMethods = false)
public class DomainConfiguration {
    @Bean
    StreamKind<EngagementCommand, EngagementEvent> engagementStreams() {
        return new StreamKind<>(EngagementCommand.class, EngagementEvent.class, new EngagementDecider());
    }

    @Bean
    StreamKind<ResponseCommand, ResponseEvent> responseStreams() {
        return new StreamKind<>(ResponseCommand.class, ResponseEvent.class, new ResponseDecider());
    }

    @Bean
    StreamKind<PrivacyCommand, PrivacyEvent> privacyStreams() {
        return new StreamKind<>(PrivacyCommand.class, PrivacyEvent.class, new PrivacyDecider());
    }

    @Bean
    StreamKind<CodebookCommand, CodebookEvent> codebookStreams() {
        return new StreamKind<>(CodebookCommand.class, CodebookEvent.class, new CodebookDecider());
    }

    @Bean
    StreamKind<ConsiderationCommand, ConsiderationEvent> considerationStreams() {
        return new StreamKind<>(ConsiderationCommand.class, ConsiderationEvent.class, new ConsiderationDecider());
    }

    @Bean
    StreamKind<ProgrammeCommand, ProgrammeEvent> programmeStreams() {
        return new StreamKind<>(ProgrammeCommand.class, ProgrammeEvent.class, new ProgrammeDecider());
    }

    @Bean
    StreamKind<BodyCommand, BodyEvent> bodyStreams() {
        return new StreamKind<>(BodyCommand.class, BodyEvent.class, new BodyDecider());
    }

    @Bean
    NamedStreams namedStreams(EventLog log) {
        return new NamedStreams(log);
    }

    @Bean
    StreamKind<BallotCommand, BallotEvent> ballotStreams() {
        return new StreamKind<>(BallotCommand.class, BallotEvent.class, new BallotDecider());
    }

    @Bean
    BallotLookup ballotLookup(EventLog log, EventCodec codec) {
        return new BallotLookup(log, codec);
    }

    @Bean
    SealedPapers sealedPapers(
            EventLog log, EventCodec codec, BallotLookup ballots, BallotKeyVault vault, Sealer sealer) {
        return new SealedPapers(log, codec, ballots, vault, sealer);
    }

    @Bean
    OpeningLookup openingLookup(BallotLookup ballots, SealedPapers papers, GateLookup gates) {
        return new OpeningLookup(ballots, papers, gates);
    }

    @Bean
    RevoteLookup revoteLookup(EventLog log, EventCodec codec, BallotLookup ballots) {
        return new RevoteLookup(log, codec, ballots);
    }

    @Bean
    MergerEffects mergerEffects(CitationLookup citations) {
        return new MergerEffects(citations);
    }

    @Bean
    StreamKind<MergerCommand, MergerEvent> mergerStreams() {
        return new StreamKind<>(MergerCommand.class, MergerEvent.class, new MergerDecider());
    }

    @Bean
    CitationLookup citationLookup(EventLog log, EventCodec codec, BallotLookup ballots, EngagementLookup engagements) {
        return new CitationLookup(log, codec, ballots, engagements);
    }

    @Bean
    StreamKind<OrganisationCommand, OrganisationEvent> organisationStreams() {
        return new StreamKind<>(OrganisationCommand.class, OrganisationEvent.class, new OrganisationDecider());
    }

    @Bean
    StreamKind<DocumentCommand, DocumentEvent> documentStreams() {
        return new StreamKind<>(DocumentCommand.class, DocumentEvent.class, new DocumentDecider());
    }

    @Bean
    StreamKind<SignOffCommand, SignOffEvent> signOffStreams() {
        return new StreamKind<>(SignOffCommand.class, SignOffEvent.class, new SignOffDecider());
    }

    @Bean
    StreamKind<DecisionCommand, DecisionEvent> decisionStreams() {
        return new StreamKind<>(DecisionCommand.class, DecisionEvent.class, new DecisionDecider());
    }

    @Bean
    StreamKind<DisclosureCommand, DisclosureEvent> disclosureStreams() {
        return new StreamKind<>(DisclosureCommand.class, DisclosureEvent.class, new DisclosureDecider());
    }

    @Bean
    SubjectLookup subjectLookup(EventLog log, EventCodec codec) {
        return new SubjectLookup(log, codec);
    }

    @Bean
    EngagementLookup engagementLookup(EventLog log, EventCodec codec) {
        return new EngagementLookup(log, codec);
    }

    @Bean
    ResponseLookup responseLookup(EventLog log, EventCodec codec) {
        return new ResponseLookup(log, codec);
    }

    @Bean
    CodebookLookup codebookLookup(EventLog log, EventCodec codec) {
        return new CodebookLookup(log, codec);
    }

    @Bean
    ConsiderationLookup considerationLookup(EventLog log, EventCodec codec) {
        return new ConsiderationLookup(log, codec);
    }

    @Bean
    BodyLookup bodyLookup(EventLog log, EventCodec codec) {
        return new BodyLookup(log, codec);
    }

    @Bean
    AuthorityLookup authorityLookup(BodyLookup bodies) {
        return new AuthorityLookup(bodies);
    }

    @Bean
    DocumentLookup documentLookup(EventLog log, EventCodec codec) {
        return new DocumentLookup(log, codec);
    }

    @Bean
    SignOffLookup signOffLookup(EventLog log, EventCodec codec) {
        return new SignOffLookup(log, codec);
    }

    @Bean
    GateLookup gateLookup(RegisterFold register, CommandSettings settings) {
        return new GateLookup(register, settings.gate().themeThreshold());
    }

    @Bean
    ItemFactsLookup itemFactsLookup(
            BodyLookup bodies, DocumentLookup documents, AuthorityLookup authorities, GateLookup gates) {
        return new ItemFactsLookup(bodies, documents, authorities, gates);
    }

    @Bean
    RegisterFold registerFold(EventLog log, EventCodec codec) {
        return new RegisterFold(log, codec);
    }

    @Bean
    DecisionLookup decisionLookup(EventLog log, EventCodec codec) {
        return new DecisionLookup(log, codec);
    }

    @Bean
    DecisionFactsLookup decisionFactsLookup(
            EventLog log,
            EventCodec codec,
            BodyLookup bodies,
            AuthorityLookup authorities,
            EngagementLookup engagements,
            ConsiderationLookup considerations,
            GateLookup gates) {
        return new DecisionFactsLookup(
                bodies, authorities, engagements, considerations, gates, new CitedLookup(log, codec));
    }

    @Bean
    SequenceLookup sequenceLookup(EventLog log, EventCodec codec) {
        return new SequenceLookup(log, codec);
    }

    @Bean
    LegalHoldFold legalHoldFold(EventLog log, EventCodec codec) {
        return new LegalHoldFold(log, codec);
    }

    @Bean
    ResponseIntake responseIntake(
            EventLog log, EngagementLookup engagements, ResponseLookup responses, KeyVault vault, Sealer sealer) {
        return new ResponseIntake(log, engagements, responses, vault, sealer);
    }
}
