/** Which customer a converted or kept lead is: the one who is there already, or a new one. */
@NullMarked
package io.potik.customer.matching;

import org.jspecify.annotations.NullMarked;
