package io.potik.intake.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the fuzzer calls; see {@code deploy/load/fuzz}. */
public final class RoomsFuzz {

    private static final Rooms ROOMS = new Rooms(only());
    private static final Laws LAWS = new Laws(ROOMS);

    private RoomsFuzz() {}

    /** Once before the first input, which has to come to its end in time. */
    public static void fuzzerInitialize() {
        ROOMS.all()
                .forEach(room -> LAWS.hold(
                        FuzzCase.of((room.channel().provider() + " POST a=b\n\n{}").getBytes(StandardCharsets.UTF_8))));
    }

    /** One input; throws when a room does, or when a law is broken. */
    public static void fuzzerTestOneInput(byte[] input) {
        LAWS.hold(FuzzCase.of(input));
    }

    private static List<String> only() {
        return Arrays.stream(System.getProperty("potik.fuzz.rooms", "").split(","))
                .filter(name -> !name.isBlank())
                .toList();
    }
}
