package io.potik.intake.channel.meta;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came of a call of the Graph. */
public sealed interface MetaAnswer {

    /**
     * It answered.
     *
     * @param body what it said; missing when that cannot be read
     * @param pause how long it wants to be left alone, when it says so; else zero
     */
    record Came(int status, JsonNode body, Duration pause) implements MetaAnswer {

        /** Whether the call did what it should. */
        public boolean ok() {
            return status >= 200 && status < 300 && body.isObject() && !body.has("error");
        }

        int code() {
            return body.path("error").path("code").asInt(0);
        }

        int subcode() {
            return body.path("error").path("error_subcode").asInt(0);
        }

        /** Personal data may stand in the body. */
        @Override
        public String toString() {
            return "Came[" + status + "]";
        }
    }

    /** There was no connection: the Graph has heard nothing. */
    record NotReached() implements MetaAnswer {}

    /** It heard the call, perhaps, and said nothing. */
    record Silent() implements MetaAnswer {}
}
