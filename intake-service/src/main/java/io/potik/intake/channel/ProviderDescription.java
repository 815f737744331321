package io.potik.intake.channel;

import java.util.List;

/**
 * What a provider needs and how it is set up, in the words of the API.
 *
 * @param channel the kind of channel: {@code telegram}, {@code form}, {@code call} …
 * @param name the provider as people call it
 * @param hook whether it delivers to a hook address
 * @param answers whether a person can be answered through it
 * @param setup the steps, in the order in which somebody takes them
 */
public record ProviderDescription(
        String channel,
        String name,
        boolean hook,
        boolean answers,
        List<Field> settings,
        List<Field> secrets,
        List<Localized> setup) {

    /**
     * One thing to be filled in.
     *
     * @param kind how it is entered: {@code text}, {@code list}, {@code flag}, {@code url}, {@code secret}
     */
    public record Field(String name, boolean required, String kind, Localized help) {}

    /** The same sentence in the languages of the screens. */
    public record Localized(String en, String uk, String ru) {}
}
