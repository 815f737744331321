package io.potik.gateway.live;

import io.potik.gateway.staff.Caller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One browser that listens. It holds a place in {@link Changes} and no queue; it is written to without blocking, by
 * whichever thread comes by, so a slow reader costs nobody anything and is dropped.
 */
final class LiveStream implements WriteListener, AsyncListener {

    private static final byte[] HEARTBEAT = bytes(":\n\n");

    private final Caller caller;
    private final @Nullable String sessionId;
    private final Changes changes;
    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final Consumer<LiveStream> closed;

    private long read;
    private byte @Nullable [] next;
    private boolean open;
    private boolean ended;
    private boolean unflushed;
    private long waitingSince;

    /**
     * A stream that begins after the change {@code after}, or, when that is negative, at the newest with a reset before it.
     */
    LiveStream(
            Caller caller,
            @Nullable String sessionId,
            long after,
            Changes changes,
            AsyncContext exchange,
            Consumer<LiveStream> closed)
            throws IOException {
        this.caller = caller;
        this.sessionId = sessionId;
        this.changes = changes;
        this.exchange = exchange;
        this.out = exchange.getResponse().getOutputStream();
        this.closed = closed;
        boolean lost = after < 0;
        this.read = lost ? changes.last() : after;
        this.next =
                bytes("retry: 2000\nevent: ready\nid: " + changes.id(read) + "\ndata: {}\n\n" + (lost ? reset() : ""));
    }

    /** Begins to write; from now on the container calls back. */
    void start() {
        exchange.addListener(this);
        out.setWriteListener(this);
    }

    Caller caller() {
        return caller;
    }

    @Nullable
    String sessionId() {
        return sessionId;
    }

    /** Writes what is new for this caller, as far as the connection takes it. */
    synchronized void pump() {
        if (!open || ended) {
            return;
        }
        try {
            while (out.isReady()) {
                waitingSince = 0;
                var frame = take();
                if (frame != null) {
                    out.write(frame);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
            if (waitingSince == 0) {
                waitingSince = System.nanoTime();
            }
        } catch (IOException | RuntimeException e) {
            end(); // the browser went away; a container's recycled response may throw anything
        }
    }

    /** Says that it is there, or ends when nothing was read for {@code patience} nanoseconds. */
    synchronized void beat(long patience) {
        if (waitingSince != 0 && System.nanoTime() - waitingSince > patience) {
            end();
        } else if (next == null) {
            next = HEARTBEAT;
            pump();
        }
    }

    /** Ends the stream of somebody who sees other rows now: the browser reads what it shows again and comes back. */
    void endAfterReset() {
        synchronized (this) {
            read = changes.last(); // nothing more of what was seen before
            next = bytes(reset());
            pump();
        }
        end();
    }

    /** Ends the stream; the browser comes again and finds out why. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        closed.accept(this);
        try {
            exchange.complete();
        } catch (IllegalStateException e) {
            // The container completed it first: a lost connection.
            return;
        }
    }

    private byte @Nullable [] take() {
        var frame = next;
        if (frame != null) {
            next = null;
            return frame;
        }
        while (read < changes.last()) {
            var change = changes.get(read + 1);
            if (change == null) {
                read = changes.last(); // fell behind further than anybody remembers
                return bytes(reset());
            }
            read++;
            if (change.change().visibleTo(caller.staffId(), caller.sees())) {
                return change.frame();
            }
        }
        return null;
    }

    private String reset() {
        return "id: " + changes.id(read) + "\nevent: reset\ndata: {}\n\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            open = true;
        }
        pump();
    }

    @Override
    public void onError(Throwable problem) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
