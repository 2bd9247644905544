package org.duly.query.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.duly.query.QuerySettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

class WitnessSettingsTest {
    @Test
    void where_nothing_is_set_the_witness_keeps_its_memory_where_the_read_models_are() throws IOException {
        StandardEnvironment nothingSet = new StandardEnvironment();
        nothingSet.getPropertySources().addLast(new ResourcePropertySource("classpath:query-service.properties"));
        Binder binder = Binder.get(nothingSet);

        WitnessSettings witness =
                binder.bind("duly.witness", WitnessSettings.class).get();
        QuerySettings query = binder.bindOrCreate("duly", QuerySettings.class);
        assertThat(witness.url()).isEqualTo(query.read().url());
        assertThat(witness.username()).isEqualTo(query.read().username());
        assertThat(witness.password()).isEqualTo(query.read().password());
        assertThat(witness.masterKeyFile()).isEqualTo(query.vault().masterKeyFile());
        assertThat(witness.name()).isEqualTo("duly.localhost/main/witness");
    }
}
