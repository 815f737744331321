package io.potik.intake.channel;

/** A channel that nobody posts for: a mailbox, a shop that is asked, an exchange's stream of events. */
public interface ListeningChannel extends Channel {

    /**
     * Listens until it is interrupted. One thread of one instance does this for a connection at a time; it may begin again
     * at any moment, with the cursor that was remembered last, so what is taken must be recognisable when it is taken
     * twice.
     *
     * @throws ListeningFailed when the provider cannot be listened to; it is tried again after a while
     * @throws InterruptedException when the connection was changed, switched off or handed to another instance
     */
    void listen(ConnectionAccess connection, Listening listening) throws ListeningFailed, InterruptedException;

    /** Why a provider cannot be listened to; the message is for the people who look after the connection, without secrets. */
    final class ListeningFailed extends Exception {

        private static final long serialVersionUID = 1;

        /** The reason, and what caused it if anything did. */
        public ListeningFailed(String reason, @org.jspecify.annotations.Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}
