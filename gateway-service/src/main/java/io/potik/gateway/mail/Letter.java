package io.potik.gateway.mail;

/**
 * A mail as somebody reads it.
 *
 * @param subject one line
 * @param plain the text for those who do not look at HTML
 * @param html the same, with links
 */
record Letter(String subject, String plain, String html) {}
