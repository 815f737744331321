package io.potik.gateway.security;

import io.potik.gateway.problem.TooMany;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses passwords: by address, and by account for those who have many addresses. */
@Component
class SignInLimits {

    private final Buckets addresses;
    private final Buckets accounts;

    SignInLimits(SecurityProperties properties) {
        var limits = properties.limits();
        addresses = new Buckets(limits.signInsPerAddress(), limits.signInWindow());
        accounts = new Buckets(limits.signInsPerAccount(), limits.signInWindow());
    }

    /**
     * Counts an attempt, before the password is looked at.
     *
     * @throws TooMany when there were too many from the address or for the account
     */
    void attempt(String address, String account) {
        addresses.take(address);
        accounts.take(account);
    }

    /** The password was right: that one does not count. */
    void succeeded(String address, String account) {
        addresses.giveBack(address);
        accounts.giveBack(account);
    }
}
