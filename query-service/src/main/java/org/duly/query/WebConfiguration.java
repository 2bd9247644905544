package org.duly.query;

import org.duly.platform.web.OpenApiController;
import org.duly.query.log.AppliedPositions;
import org.duly.query.web.ReadYourWrites;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** What the endpoints share. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    ReadYourWrites readYourWrites(AppliedPositions positions, QuerySettings settings) {
        return new ReadYourWrites(positions, settings.query().readAfterWait());
    }

    @Bean
    OpenApiController openApi() {
        return new OpenApiController(new ClassPathResource("openapi.json", ReadYourWrites.class));
    }
}
