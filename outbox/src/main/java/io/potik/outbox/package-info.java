/** Messages out with the transaction, messages in exactly once; it knows no domain noun. */
@NullMarked
package io.potik.outbox;

import org.jspecify.annotations.NullMarked;
