package org.duly.events;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 2020-12) of the published events' {@code data}, made from the records: a component is required
 * unless it is {@code @Nullable}, and fields nobody knows yet are allowed.
 */
final class EventSchemas {
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode of(Class<? extends DomainEvent> event) {
        return GENERATOR.generateSchema(event);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(Option.INLINE_ALL_SCHEMAS, Option.STANDARD_FORMATS);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withIdResolver(scope -> idOf(scope.getType()))
                .withStringFormatResolver(scope -> formatOf(scope.getType()))
                .withDescriptionResolver(scope -> scope.getType().isInstanceOf(DomainEvent.class)
                        ? SourceComments.of(scope.getType().getErasedType())
                        : null);
        config.forFields()
                .withRequiredCheck(field -> !isOptional(field))
                .withDescriptionResolver(
                        field -> SourceComments.of(field.getDeclaringType().getErasedType(), field.getDeclaredName()));
        return new SchemaGenerator(config.build());
    }

    private static boolean isOptional(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String idOf(ResolvedType type) {
        return type.isInstanceOf(DomainEvent.class)
                ? EventCatalogue.schemaOf(
                        EventCatalogue.typeOf(type.getErasedType().asSubclass(DomainEvent.class)))
                : null;
    }

    private static @Nullable String formatOf(ResolvedType type) {
        if (type.getErasedType() == Instant.class) {
            return "date-time";
        }
        return type.getErasedType() == UUID.class ? "uuid" : null;
    }
}
