package io.potik.intake.channel;

import java.util.List;

/**
 * A provider's room: everything that intake knows of one provider. To add a provider is to add one package with one bean
 * of this type; it is found, described, verified, read and answered through it, and nothing else is touched.
 *
 * <p>Implementations keep no state and are called by many threads at once. {@link #verify}, {@link #answer} and
 * {@link #read} are pure computation: no network, no database.
 */
public interface Channel {

    /** What the provider is called in the API: {@code telegram}, {@code form}. */
    String provider();

    /** What it needs to be told, and how people set it up. */
    ProviderDescription description();

    /** Errors in the settings that no description can express; empty when they make sense. */
    default List<SettingError> check(Settings settings) {
        return List.of();
    }

    /** Errors in secrets that were just given; empty when they make sense. The message must not repeat the secret. */
    default List<SettingError> check(SecretsGiven secrets) {
        return List.of();
    }

    /**
     * Decides on the raw bytes, before anything is parsed, whether this comes from the provider. Secrets are compared in
     * constant time.
     */
    Verification verify(RawDelivery delivery, ConnectionAccess connection);

    /** What the provider wants to hear once its delivery is durable, whatever came of it. */
    HookAnswer answer(RawDelivery delivery, ConnectionAccess connection);

    /**
     * Reads a verified delivery. One thing of many that cannot be understood becomes an {@link Item.Unreadable} and does
     * not cost the others.
     *
     * @return at least one item
     * @throws NotUnderstood when the delivery as a whole cannot be read; it is quarantined
     */
    List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood;

    /** Whether files come with its deliveries themselves and not by their addresses, so that these may be large. */
    default boolean carriesFiles() {
        return false;
    }

    /** What can go out with one answer; of no matter where the description says that the channel does not answer. */
    default Takes takes() {
        return Takes.TEXT;
    }

    /** Whether its provider takes files by an address only, and fetches them from there. */
    default boolean fetchesFiles() {
        return false;
    }

    /**
     * Sends an answer to a person, with one attempt. Called only when the description says that the channel answers, and
     * with nothing that {@link #takes} excludes. An answer that becomes several messages is sent by {@link Parts}.
     *
     * @throws UnsupportedOperationException when it does not
     */
    default SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        throw new UnsupportedOperationException(provider() + " cannot answer");
    }
}
