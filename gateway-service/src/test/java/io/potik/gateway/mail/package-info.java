/** Notifications by e-mail, through a gateway with a mail server on the loopback. */
@org.jspecify.annotations.NullMarked
package io.potik.gateway.mail;
