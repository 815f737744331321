package io.potik.intake.fuzz;

import java.util.Arrays;
import java.util.List;

/** What the fuzzer calls; see {@code deploy/load/fuzz}. */
public final class RoomsFuzz {

    private static final Laws LAWS = new Laws(new Rooms(only()));

    private RoomsFuzz() {}

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
