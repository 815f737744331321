package io.potik.intake.hook;

import io.potik.intake.channel.HookAnswer;

/** Problem details for whoever posts to a hook; they hold nothing of what was sent. */
final class HookProblem {

    private HookProblem() {}

    static HookAnswer of(int status, String detail) {
        return HookAnswer.text(
                status, "application/problem+json", """
                {"type":"https://potik.io/problems/%s","title":"%s","status":%d,"detail":"%s"}""".formatted(slug(status), title(status), status, detail));
    }

    private static String slug(int status) {
        return switch (status) {
            case 401 -> "not-verified";
            case 403 -> "not-allowed";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 408 -> "too-slow";
            case 410 -> "switched-off";
            case 413 -> "too-large";
            case 414 -> "too-long";
            case 415 -> "encoded";
            case 429 -> "too-many";
            case 431 -> "head-too-large";
            case 503 -> "unavailable";
            default -> status >= 500 ? "unexpected" : "refused";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Not verified";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Too slow";
            case 410 -> "Switched off";
            case 413 -> "Too large";
            case 414 -> "Address too long";
            case 415 -> "Encoded";
            case 429 -> "Too many";
            case 431 -> "Headers too large";
            case 503 -> "Not available now";
            default -> status >= 500 ? "Something went wrong here" : "Refused";
        };
    }
}
