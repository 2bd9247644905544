package org.duly.command.web;

import java.util.List;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.vault.RequestDigests;
import org.duly.platform.web.BodyLimits;
import org.duly.platform.web.OpenApiController;
import org.duly.platform.web.WebHabits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How commands come in over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({WebHabits.class, CommandProblems.class})
public class CommandWebConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ActorSource actorSource() {
        return new HeaderActorSource();
    }

    /** JSON may carry the original of a response, a third larger in base64, beside its answers. */
    @Bean
    BodyLimits bodyLimits() {
        return new BodyLimits(2L * DocumentStore.MAX_BYTES, DocumentStore.MAX_BYTES, Uploads.PATH, Uploads.MAX_BYTES);
    }

    @Bean
    BufferedBodyFilter bufferedBodyFilter() {
        return new BufferedBodyFilter();
    }

    @Bean
    WebMvcConfigurer requestArguments(ActorSource actors, RequestDigests digests) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestResolver(actors, digests));
            }
        };
    }

    @Bean
    OpenApiController openApi() {
        return new OpenApiController(new ClassPathResource("openapi.json", CommandWebConfiguration.class));
    }
}
