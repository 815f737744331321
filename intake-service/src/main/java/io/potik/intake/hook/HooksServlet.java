package io.potik.intake.hook;

import io.potik.intake.connection.Hooks;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * {@code ANY /hooks/{key}}. A servlet and no controller: whatever verb a provider uses comes here, and nothing on the way
 * parses, rebuilds or answers a body whose signature is over its bytes.
 *
 * <p>A body that came together with its head is answered at once. For any other no thread waits: see {@link ArrivingBody}.
 */
class HooksServlet extends HttpServlet {

    private static final int PIECE = 8_192;

    private final transient HookDoor door;
    private final transient TakeDelivery take;
    private final transient HookSettings settings;
    private final transient HookLimits limits;

    HooksServlet(Hooks hooks, TakeDelivery take, HookSettings settings, HookLimits limits) {
        this.door = new HookDoor(hooks, settings, limits);
        this.take = take;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var exchange = HookExchange.of(request, response, settings, take, door);
        var here = new ByteArrayOutputStream();
        if (request.getContentLengthLong() > Math.max(ArrivingBody.MOST_THROWN_AWAY, exchange.wanted())) {
            exchange.tooLarge();
        } else if (isWhole(request, here)) {
            if (exchange.isTooLarge(here.size())) {
                exchange.tooLarge();
            } else {
                exchange.whole(here.toByteArray());
            }
        } else {
            ArrivingBody.await(exchange, here.toByteArray(), settings.patience(), limits);
        }
    }

    /** Takes what is there already; true when that is all of it. */
    private static boolean isWhole(HttpServletRequest request, ByteArrayOutputStream here) throws IOException {
        long length = request.getContentLengthLong();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return true;
        }
        var body = request.getInputStream();
        var piece = new byte[PIECE];
        while (here.size() != length && !body.isFinished() && body.available() > 0) {
            int read = body.read(piece);
            if (read < 0) {
                return true;
            }
            here.write(piece, 0, read);
        }
        return here.size() == length || body.isFinished();
    }
}
