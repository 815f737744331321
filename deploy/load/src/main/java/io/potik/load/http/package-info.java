/** Senders that cost so little that what is measured is the server. */
@NullMarked
package io.potik.load.http;

import org.jspecify.annotations.NullMarked;
