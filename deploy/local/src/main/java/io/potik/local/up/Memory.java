package io.potik.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory the suite's processes use, shared pages counted once (Linux' proportional set size). */
final class Memory {

    private Memory() {}

    /** In megabytes; empty where the system does not tell. */
    static OptionalLong megabytes(List<ProcessHandle> processes) {
        long kilobytes = 0;
        for (var process : processes) {
            try {
                kilobytes += Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException e) {
                if (process.isAlive()) {
                    return OptionalLong.empty();
                }
            }
        }
        return kilobytes == 0 ? OptionalLong.empty() : OptionalLong.of(kilobytes / 1024);
    }
}
