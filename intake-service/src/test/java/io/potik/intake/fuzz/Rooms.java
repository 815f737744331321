package io.potik.intake.fuzz;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.Settings;
import io.potik.intake.receipt.ReadDelivery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Every room that there is, each with a connection of which nothing is known and one that is filled in. */
final class Rooms implements AutoCloseable {

    /** Of no service: a scan for components passes over it. */
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("io.potik.intake.channel")
    @ConfigurationPropertiesScan({"io.potik.intake.channel", "io.potik.intake.workspace"})
    @Import(ReadDelivery.class)
    static class Beans {

        @Bean
        JsonMapper json() {
            return JsonMapper.shared();
        }
    }

    /** A room and its connections. */
    record Room(Channel channel, ConnectionAccess bare, ConnectionAccess filled) {}

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Beans.class);
    private final Map<String, Room> byName = new LinkedHashMap<>();
    private final List<Room> all;

    /** Only those of these names; all when there are none. */
    Rooms(List<String> only) {
        context.getBeansOfType(Channel.class).values().stream()
                .filter(channel -> only.isEmpty() || only.contains(channel.provider()))
                .sorted((one, other) -> one.provider().compareTo(other.provider()))
                .forEach(channel -> byName.put(
                        simple(channel.provider()), new Room(channel, access(channel, false), access(channel, true))));
        all = List.copyOf(byName.values());
    }

    /** The room of this name; of a name that nobody has, always the same one. */
    Room of(String name) {
        var room = byName.get(simple(name));
        return room == null ? all.get(Math.floorMod(name.hashCode(), all.size())) : room;
    }

    List<Room> all() {
        return all;
    }

    Phones phones() {
        return context.getBean(Phones.class);
    }

    ReadDelivery read() {
        return context.getBean(ReadDelivery.class);
    }

    private static String simple(String name) {
        return name.replace("-", "");
    }

    private static ConnectionAccess access(Channel channel, boolean filled) {
        var description = channel.description();
        var settings = new HashMap<String, Object>();
        if (filled) {
            description.settings().forEach(field -> settings.put(field.name(), value(field)));
            channel.check(new Settings(settings)).forEach(error -> settings.remove(error.name()));
        }
        return new ConnectionAccess(
                UUID.nameUUIDFromBytes(new byte[] {(byte) (filled ? 1 : 0)}),
                "Fuzzed",
                "https://desk.example/hooks/key",
                new Settings(settings),
                filled
                        ? description.secrets().stream()
                                .collect(Collectors.toMap(Field::name, field -> List.of("right-secret", "old-secret")))
                        : Map.of());
    }

    private static Object value(Field field) {
        return switch (field.kind()) {
            case "flag" -> true;
            case "list" -> List.of("https://shop.example", "101", "anna@shop.example");
            case "url" -> "https://shop.example/thanks";
            default -> "101";
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
