package io.potik.analytics.problem;

import tools.jackson.core.JacksonException;

/** Where in a JSON body something could not be read, in the words that {@code errors[].field} uses. */
public final class JsonPaths {

    private JsonPaths() {}

    /**
     * The path to what could not be read.
     *
     * @return {@code lines[2].price}, or the empty string when the body as a whole is no JSON
     */
    public static String of(JacksonException problem) {
        var path = new StringBuilder();
        for (var step : problem.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
