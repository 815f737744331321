/** Every request to the service that answers it, and a clear word when that service is down. */
@NullMarked
package io.potik.gateway.route;

import org.jspecify.annotations.NullMarked;
