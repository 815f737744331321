package io.potik.analytics.problem;

/** It cannot be done while something else goes on. Answered with 409; nothing was changed. */
public final class Conflict extends RuntimeException {

    private final String slug;
    private final String title;

    /**
     * Something stands in the way.
     *
     * @param slug the last part of the problem's type
     * @param title what stands in the way, the same words for every problem of the slug
     * @param detail what to do about it
     */
    public Conflict(String slug, String title, String detail) {
        super(detail);
        this.slug = slug;
        this.title = title;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }
}
