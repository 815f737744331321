package io.potik.intake.channel;

import java.util.Map;

/** Secrets as they will stand after a request, by name. Never logged. */
public record SecretsGiven(Map<String, String> values) {

    /** Copies the map. */
    public SecretsGiven {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "SecretsGiven" + values.keySet();
    }
}
