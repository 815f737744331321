package io.potik.load.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Senders that post at the same time, each over its own kept connection and one delivery after the other. */
public final class Senders implements AutoCloseable {

    /** When the next delivery is due by {@link System#nanoTime}; empty when there is none. */
    private interface Turns {
        OptionalLong next();
    }

    /**
     * What came of a run.
     *
     * @param refusals how many were answered with anything but 2xx, by status
     * @param latencies of all answers
     */
    public record Run(int accepted, SortedMap<Integer, Integer> refusals, double seconds, Latencies latencies) {

        /** How many were answered with anything but 2xx. */
        public int refused() {
            return refusals.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Accepted deliveries a second. */
        public double perSecond() {
            return accepted / seconds;
        }

        /** The one in the middle by its rate; the lower one of an even number. */
        public static Run median(List<Run> runs) {
            return runs.stream()
                    .sorted(Comparator.comparingDouble(Run::perSecond))
                    .toList()
                    .get((runs.size() - 1) / 2);
        }
    }

    private record Part(int accepted, Map<Integer, Integer> refusals, Latencies latencies) {}

    private final List<KeptConnection> connections;
    private final ExecutorService threads;
    private final LongFunction<byte[]> bodies;
    private final AtomicLong numbers;

    /**
     * Nothing is sent yet.
     *
     * @param bodies makes a body of a number
     * @param numbers from which each delivery takes its own
     */
    public Senders(URI uri, Map<String, String> headers, int count, LongFunction<byte[]> bodies, AtomicLong numbers) {
        this.connections = IntStream.range(0, count)
                .mapToObj(i -> new KeptConnection(uri, headers))
                .toList();
        this.threads = Executors.newFixedThreadPool(count);
        this.bodies = bodies;
        this.numbers = numbers;
    }

    /** Each sends the next one as soon as the last one is answered. */
    public Run asFastAsTheyCan(Duration lasting) throws InterruptedException {
        long end = System.nanoTime() + lasting.toNanos();
        return send(() -> {
            long now = System.nanoTime();
            return now < end ? OptionalLong.of(now) : OptionalLong.empty();
        });
    }

    /** The same up to a number of deliveries. */
    public Run asFastAsTheyCan(long count) throws InterruptedException {
        var left = new AtomicLong(count);
        return send(() -> left.getAndDecrement() > 0 ? OptionalLong.of(System.nanoTime()) : OptionalLong.empty());
    }

    /**
     * Deliveries are due at even distances whether or not the ones before are answered; their time counts from when they
     * were due, so that a server that stands still does not look fast to those who had to wait.
     */
    public Run atRate(double perSecond, Duration lasting) throws InterruptedException {
        long begin = System.nanoTime();
        long count = (long) (perSecond * lasting.toNanos() / 1e9);
        var next = new AtomicLong();
        return send(() -> {
            long place = next.getAndIncrement();
            return place < count ? OptionalLong.of(begin + (long) (place * 1e9 / perSecond)) : OptionalLong.empty();
        });
    }

    private Run send(Turns turns) throws InterruptedException {
        var senders = connections.stream()
                .<Callable<Part>>map(connection -> () -> send(turns, connection))
                .toList();
        long since = System.nanoTime();
        var parts = new ArrayList<Part>();
        for (var sent : threads.invokeAll(senders)) {
            try {
                parts.add(sent.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender got no answer", e.getCause());
            }
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        var refusals = new TreeMap<Integer, Integer>();
        parts.forEach(part -> part.refusals().forEach((status, count) -> refusals.merge(status, count, Integer::sum)));
        return new Run(
                parts.stream().mapToInt(Part::accepted).sum(),
                refusals,
                seconds,
                Latencies.of(parts.stream().map(Part::latencies).toList()));
    }

    private Part send(Turns turns, KeptConnection connection) throws IOException {
        var latencies = new Latencies();
        int accepted = 0;
        var refusals = new TreeMap<Integer, Integer>();
        for (var due = turns.next(); due.isPresent(); due = turns.next()) {
            byte[] body = bodies.apply(numbers.getAndIncrement());
            await(due.getAsLong());
            var answer = connection.post(body);
            if (answer.isAccepted()) {
                accepted++;
            } else {
                refusals.merge(answer.status(), 1, Integer::sum);
            }
            latencies.add(System.nanoTime() - due.getAsLong());
        }
        return new Part(accepted, refusals, latencies);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        threads.close();
        connections.forEach(KeptConnection::close);
    }
}
