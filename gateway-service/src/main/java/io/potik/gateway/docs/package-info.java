/** One page with the API of all services. */
@NullMarked
package io.potik.gateway.docs;

import org.jspecify.annotations.NullMarked;
