/** What people do by hand with who somebody is: their contact points, and somebody who is new. */
@NullMarked
package io.potik.customer.profile;

import org.jspecify.annotations.NullMarked;
