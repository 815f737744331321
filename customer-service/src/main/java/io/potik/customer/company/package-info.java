/** Companies that customers belong to, one for a name. */
@NullMarked
package io.potik.customer.company;

import org.jspecify.annotations.NullMarked;
