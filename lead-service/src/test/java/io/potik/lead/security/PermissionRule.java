package io.potik.lead.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Who may call an operation of the API, as {@code permissions.txt} says it.
 *
 * @param roles of {@code O}wner, {@code T}eam lead, {@code M}anager and {@code A}nalyst those who may
 * @param ofLead whether its {@code {id}} is a lead's, so that the row counts as well
 * @param body a request that makes sense, or nothing; {@code $phone} stands for one that nobody has
 */
record PermissionRule(String method, String path, String roles, boolean ofLead, String body) {

    /** All rules. */
    static List<PermissionRule> all() {
        var file = Objects.requireNonNull(PermissionRule.class.getResourceAsStream("/permissions.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PermissionRule::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PermissionRule read(String line) {
        var parts = line.split("\\s+", 5);
        return new PermissionRule(
                parts[0], parts[1], parts[2], parts[3].equals("lead"), parts.length == 5 ? parts[4] : "");
    }

    /** As the OpenAPI document names it. */
    String operation() {
        return method + " " + path;
    }

    boolean allows(String role) {
        return roles.contains(role.substring(0, 1).toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return operation();
    }
}
