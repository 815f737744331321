package io.potik.intake.channel;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of strangers: bounded in every direction, nothing bound to types. */
public final class DeliveryJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 5_000;
    private static final int LONGEST_STRING = 26_214_400;

    /** A tree of so many nodes has some twenty megabytes; a mebibyte of brackets would have a hundred. */
    private static final int MOST_TOKENS = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST_STRING)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DeliveryJson() {}

    /**
     * The JSON in these bytes.
     *
     * @throws NotUnderstood when it is none, or deeper, longer or more than anything that a provider sends
     */
    public static JsonNode read(byte[] body) throws NotUnderstood {
        JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new NotUnderstood("The body is not JSON that can be read"
                    + (where == null ? "." : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")."));
        }
        if (read == null || read.isMissingNode()) {
            throw new NotUnderstood("The body is empty.");
        }
        return read;
    }
}
