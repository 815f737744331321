/** Notifications that stay unread in the app go by e-mail to those who want that. */
@NullMarked
package io.potik.gateway.mail;

import org.jspecify.annotations.NullMarked;
