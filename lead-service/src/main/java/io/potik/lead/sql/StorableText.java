package io.potik.lead.sql;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Leaves the NUL character out of every text that comes in: PostgreSQL keeps none, and nobody misses it. */
@JacksonComponent
class StorableText extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        return text == null || text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
