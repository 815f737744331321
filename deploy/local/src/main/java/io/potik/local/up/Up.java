package io.potik.local.up;

import io.potik.local.CannotStart;
import io.potik.local.LocalSuite;
import io.potik.local.Options;
import io.potik.local.Progress;
import io.potik.local.demo.Demo;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code deploy/local/up}: starts the suite, says where it is, and stops it at Ctrl-C or SIGTERM. */
public final class Up {

    private Up() {}

    /** @param arguments the project's folder, then the options of {@link Options#USAGE} */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(List.of(arguments)));
        } catch (CannotStart e) {
            System.err.println("Potik: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> arguments) throws InterruptedException {
        long since = System.nanoTime();
        var root = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
        var options = Options.parse(root, arguments.subList(1, arguments.size()));
        Progress progress = line -> System.out.println(line);
        var asked = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        var hook = new Thread(() -> {
            asked.countDown();
            main.interrupt();
            awaitQuietly(stopped);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        progress.say("Potik is starting on the data in " + options.data());
        try {
            try (var suite = LocalSuite.start(options, progress)) {
                if (options.demo()) {
                    Demo.fill(suite, progress);
                }
                greet(suite, progress, since);
                Thread.ofPlatform().daemon().name("fast-starts").start(suite::prepareFastStarts);
                watch(suite, asked);
                progress.say("Stopping ...");
            }
            progress.say("Stopped; the data is kept.");
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void greet(LocalSuite suite, Progress progress, long since) {
        Memory.megabytes(suite.processes())
                .ifPresent(memory -> progress.say("  memory               " + memory + " MB"));
        progress.say(String.format(
                Locale.ROOT,
                """

                Potik is ready after %.0f s:  %s
                Sign in as                %s   password  %s
                Logs                      %s
                API documentation         %s/api/docs
                Stop                      Ctrl-C, or deploy/local/down
                """,
                (System.nanoTime() - since) / 1e9,
                suite.url(),
                suite.ownerEmail(),
                suite.ownerPassword(),
                suite.logs(),
                suite.url()));
    }

    private static void watch(LocalSuite suite, CountDownLatch asked) {
        try {
            while (!asked.await(1, TimeUnit.SECONDS)) {
                suite.mustLive();
            }
        } catch (InterruptedException e) {
            // asked to stop; the flag stays cleared so that stopping can wait for the processes
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
