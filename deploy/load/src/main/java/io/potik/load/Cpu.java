package io.potik.load;

import io.potik.local.JavaProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Where the processor's time went.
 *
 * @param own seconds of this process, the load itself
 * @param byProgram seconds of the suite's processes by the name of their jar or program
 */
record Cpu(double own, Map<String, Double> byProgram) {

    static Map<Long, Double> seconds(List<ProcessHandle> processes) {
        Map<Long, Double> seconds = new HashMap<>();
        processes.forEach(process -> seconds.put(process.pid(), seconds(process)));
        seconds.put(ProcessHandle.current().pid(), seconds(ProcessHandle.current()));
        return seconds;
    }

    static Cpu since(Map<Long, Double> before, List<ProcessHandle> processes) {
        Map<String, Double> byProgram = new TreeMap<>();
        for (var process : processes) {
            double used = seconds(process) - before.getOrDefault(process.pid(), 0.0);
            byProgram.merge(program(process), used, Double::sum);
        }
        byProgram.values().removeIf(seconds -> seconds < 0.05);
        var self = ProcessHandle.current();
        return new Cpu(seconds(self) - before.getOrDefault(self.pid(), 0.0), byProgram);
    }

    /** Microseconds of each program for one of that many deliveries, in words. */
    String of(int deliveries) {
        var words = new StringJoiner(", ");
        byProgram.forEach(
                (program, seconds) -> words.add(program + " " + Math.round(seconds * 1e6 / Math.max(1, deliveries))));
        words.add("the load itself " + Math.round(own * 1e6 / Math.max(1, deliveries)));
        return words.toString();
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

    private static String program(ProcessHandle process) {
        String line = process.info().commandLine().orElse("?");
        int name = line.indexOf(JavaProcess.NAME);
        if (name >= 0) {
            return line.substring(name + JavaProcess.NAME.length()).split(" ", 2)[0];
        }
        return process.info().command().orElse("").endsWith("postgres") ? "postgresql" : "other";
    }
}
