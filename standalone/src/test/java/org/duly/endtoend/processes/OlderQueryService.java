package org.duly.endtoend.processes;

import java.lang.reflect.Field;
import java.util.Map;
import org.duly.events.EventCatalogue;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.query.QueryServiceApplication;

/**
 * The query service as it was before one type of event was added to the contract. Nothing in the product can take a type out
 * of the catalogue, so it is taken out of the catalogue's map behind its back.
 */
final class OlderQueryService {
    static final String UNKNOWN_TYPE = EventCatalogue.typeOf(ResponseAcknowledged.class);
    static final String JVM_OPTION = "--add-opens=java.base/java.util=ALL-UNNAMED";

    private OlderQueryService() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Map<?, ?> types = EventCatalogue.types();
        Field behind = types.getClass().getDeclaredField("m");
        behind.setAccessible(true);
        ((Map<?, ?>) behind.get(types)).remove(UNKNOWN_TYPE);
        QueryServiceApplication.main(arguments);
    }
}
