/** Transactions that lose a race for locks are begun again: the one rule for it, wherever they begin. */
@NullMarked
package io.potik.lead.transaction;

import org.jspecify.annotations.NullMarked;
