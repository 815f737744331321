package io.potik.gateway.problem;

/** E-mail address or password are wrong. Answered with 401. */
public final class NotSignedIn extends RuntimeException {

    /** Wrong credentials, with what to tell the person. */
    public NotSignedIn(String detail) {
        super(detail);
    }
}
