package io.potik.intake.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rooms that are there, by provider. */
@Component
public class Channels {

    private final Map<String, Channel> byProvider;

    Channels(List<Channel> channels) {
        byProvider = channels.stream()
                .collect(Collectors.toMap(
                        Channel::provider,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("Two rooms are called " + one.provider());
                        },
                        TreeMap::new));
    }

    /** The provider's room, or empty when nobody has built it. */
    public Optional<Channel> of(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    /**
     * The room of a provider that a connection was made for.
     *
     * @throws IllegalStateException when it is gone
     */
    public Channel existing(String provider) {
        return of(provider).orElseThrow(() -> new IllegalStateException("No room is called " + provider));
    }

    /** All rooms, by the provider's name. */
    public Collection<Channel> all() {
        return byProvider.values();
    }
}
