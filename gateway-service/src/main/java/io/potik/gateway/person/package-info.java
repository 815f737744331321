/** All that is kept of a person, gathered from the services. */
@NullMarked
package io.potik.gateway.person;

import org.jspecify.annotations.NullMarked;
