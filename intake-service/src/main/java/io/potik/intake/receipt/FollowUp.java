package io.potik.intake.receipt;

import io.potik.intake.outgoing.AnswerNews;

/** What else is to be done when a receipt is stored, in the same transaction. */
public sealed interface FollowUp {

    /**
     * The provider has to be asked what was meant.
     *
     * @param reference what is needed to ask, as JSON
     */
    record Ask(String reference) implements FollowUp {}

    /** What came with this external id was taken back. */
    record Erase(String externalId) implements FollowUp {}

    /** Something became of answers that were sent. */
    record Note(AnswerNews news) implements FollowUp {}
}
