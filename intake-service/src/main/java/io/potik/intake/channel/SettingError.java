package io.potik.intake.channel;

/**
 * A setting or a secret that makes no sense.
 *
 * @param name of the setting or the secret
 * @param message for people; never repeats a secret
 */
public record SettingError(String name, String message) {}
