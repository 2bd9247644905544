package org.duly.standalone;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts one of the services as a Spring context of its own in this process. */
final class ServiceContext {
    private ServiceContext() {}

    /**
     * Returns once the service answers requests.
     *
     * @param clockBean the name under which the service looks for a clock other than the system's
     */
    static ConfigurableApplicationContext start(
            SpringApplicationBuilder service, Map<String, String> settings, String clockBean, InstantSource clock) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return service.bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(clockBean, InstantSource.class, () -> clock))
                .run(arguments);
    }
}
