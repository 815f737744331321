package io.potik.intake.hook;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body that is still on its way. No thread waits for it, so that a sender who dribbles delays nobody; it has to come to
 * its end in time, and what is too much of it is read and thrown away, so that the one who sends it hears why.
 */
final class ArrivingBody implements ReadListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(ArrivingBody.class);
    private static final int PIECE = 8_192;

    /** Whoever sends more than that does not listen anyway. */
    static final long MOST_THROWN_AWAY = 8L * 1024 * 1024;

    /** How the exchange ends. */
    private interface End {
        void write() throws IOException;
    }

    private final HookExchange exchange;
    private final AsyncContext context;
    private final ServletInputStream body;
    private final HookLimits limits;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final AtomicBoolean ended = new AtomicBoolean();
    private long seen;
    private long held;

    private ArrivingBody(HookExchange exchange, AsyncContext context, ServletInputStream body, HookLimits limits) {
        this.exchange = exchange;
        this.context = context;
        this.body = body;
        this.limits = limits;
    }

    /** Returns at once; the exchange is answered when the body has come to its end, or its time has. */
    static void await(HookExchange exchange, byte[] here, Duration patience, HookLimits limits) throws IOException {
        var context = exchange.request().startAsync();
        context.setTimeout(patience.toMillis());
        var arriving = new ArrivingBody(exchange, context, exchange.request().getInputStream(), limits);
        context.addListener(arriving);
        if (arriving.take(here, here.length)) {
            arriving.body.setReadListener(arriving);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        var piece = new byte[PIECE];
        while (!ended.get() && body.isReady()) {
            int read = body.read(piece);
            if (read < 0 || !take(piece, read)) {
                return;
            }
        }
    }

    /** False when it was answered. */
    private boolean take(byte[] piece, int length) {
        seen += length;
        if (seen > exchange.wanted()) {
            letGo();
            if (seen > MOST_THROWN_AWAY) {
                end(exchange::tooLarge);
                return false;
            }
            return true;
        }
        if (!limits.hold(length)) {
            end(exchange::noRoom);
            return false;
        }
        held += length;
        kept.write(piece, 0, length);
        return true;
    }

    @Override
    public void onAllDataRead() {
        end(() -> {
            if (exchange.isTooLarge(seen)) {
                exchange.tooLarge();
            } else {
                exchange.whole(kept.toByteArray());
            }
        });
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(exchange::late);
    }

    /** The sender went away, or said nothing for so long that the web server gave up. */
    @Override
    public void onError(Throwable gone) {
        end(exchange::late);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(exchange::late);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }

    @Override
    public void onComplete(AsyncEvent event) {
        letGo();
    }

    private void end(End how) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            how.write();
        } catch (IOException | IllegalStateException senderIsGone) {
            log.debug("Nobody hears the answer to a delivery any more.");
        } finally {
            letGo();
            context.complete();
        }
    }

    private void letGo() {
        limits.letGo(held);
        held = 0;
        kept.reset();
    }
}
