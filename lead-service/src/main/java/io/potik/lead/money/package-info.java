/** Sums of money, each in its own currency. */
@NullMarked
package io.potik.lead.money;

import org.jspecify.annotations.NullMarked;
