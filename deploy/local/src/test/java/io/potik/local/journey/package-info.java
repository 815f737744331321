/** What people and channels do, from the gateway's door to the last number, on the running suite. */
@NullMarked
package io.potik.local.journey;

import org.jspecify.annotations.NullMarked;
