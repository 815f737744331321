package io.potik.intake.connection;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether settings and secrets are what the provider's description asks for. */
final class ConnectionCheck {

    private static final int LONGEST = 4000;

    private ConnectionCheck() {}

    /** Throws {@link Invalid} with every error at once; messages never repeat a secret. */
    static void check(Channel channel, Settings settings, Map<String, String> secrets) {
        var description = channel.description();
        var errors = new ArrayList<Invalid.Field>();
        compare("settings", description.settings(), settings.values(), errors);
        compare("secrets", description.secrets(), secrets, errors);
        if (errors.isEmpty()) {
            channel.check(settings).forEach(error -> errors.add(field("settings", error)));
            channel.check(new SecretsGiven(secrets)).forEach(error -> errors.add(field("secrets", error)));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void compare(String group, List<Field> wanted, Map<String, ?> given, List<Invalid.Field> errors) {
        var known = wanted.stream().map(Field::name).collect(Collectors.toSet());
        given.forEach((name, value) -> {
            if (!known.contains(name)) {
                errors.add(new Invalid.Field(
                        group + "." + name,
                        known.isEmpty()
                                ? "This provider has no " + group + "."
                                : "This provider has no such thing; it has " + String.join(", ", known) + "."));
            } else if (Objects.toString(value).length() > LONGEST) {
                errors.add(new Invalid.Field(group + "." + name, "At most " + LONGEST + " characters."));
            } else if (group.equals("secrets") && Objects.toString(value).isBlank()) {
                errors.add(new Invalid.Field(group + "." + name, "This is empty."));
            }
        });
        wanted.stream()
                .filter(field -> field.required() && !given.containsKey(field.name()))
                .forEach(field -> errors.add(new Invalid.Field(
                        group + "." + field.name(),
                        "This is needed. " + field.help().en())));
    }

    private static Invalid.Field field(String group, SettingError error) {
        return new Invalid.Field(group + "." + error.name(), error.message());
    }
}
