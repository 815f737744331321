package io.potik.intake.channel.fields;

import java.util.HashMap;
import java.util.Map;

/** The names of one form's fields, each taken apart once. Used by one thread. */
final class FieldNames {

    private final Map<String, FieldName> byKey = new HashMap<>();

    FieldName of(String key) {
        return byKey.computeIfAbsent(key, FieldName::of);
    }
}
