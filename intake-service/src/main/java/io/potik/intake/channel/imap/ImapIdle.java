package io.potik.intake.channel.imap;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Waits until the server says that something has come. */
final class ImapIdle {

    private ImapIdle() {}

    /**
     * Waits in IDLE, at most this long. The command blocks where nobody could interrupt it, so a thread of its own gives
     * it.
     */
    static void await(IMAPFolder folder, Duration longest) throws MessagingException, InterruptedException {
        var ended = new CompletableFuture<Void>();
        var idler = Thread.ofVirtual().name("imap-idle").start(() -> {
            try {
                folder.idle(true);
                ended.complete(null);
            } catch (MessagingException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        try {
            ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException nothingCame) {
            // Any command ends IDLE; this one also tells whether the server is still there.
            folder.getMessageCount();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MessagingException failed
                    ? failed
                    : new MessagingException("IDLE failed", e.getCause() instanceof Exception cause ? cause : e);
        } catch (InterruptedException stopped) {
            // Of a virtual thread that reads a socket this closes the socket: nothing stays behind.
            idler.interrupt();
            throw stopped;
        }
    }
}
