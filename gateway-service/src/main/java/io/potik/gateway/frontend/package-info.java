/** The built web app and the headers that protect it. */
@NullMarked
package io.potik.gateway.frontend;

import org.jspecify.annotations.NullMarked;
