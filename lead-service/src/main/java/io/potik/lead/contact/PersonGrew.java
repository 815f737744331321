package io.potik.lead.contact;

import org.springframework.dao.PessimisticLockingFailureException;

/**
 * While somebody waited for the contact points of a person there came to be more of them. To lock those now might be out of
 * order, so the transaction is to be begun again, with all of them in front.
 */
public final class PersonGrew extends PessimisticLockingFailureException {

    /** With nothing personal in its words. */
    public PersonGrew() {
        super("A person got contact points meanwhile");
    }
}
