package org.duly.platform.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** What every web service of Duly does alike: strict JSON, problem documents, limits. To be imported by each. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class WebHabits {
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::apply;
    }

    @Bean
    BodyLimitFilter bodyLimit(JsonMapper json, ObjectProvider<BodyLimits> limits) {
        return new BodyLimitFilter(json, limits.getIfAvailable(BodyLimits::usual));
    }
}
