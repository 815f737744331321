/** What the service's tests share: the running service, and the contracts it is held to. */
@NullMarked
package io.potik.lead.support;

import org.jspecify.annotations.NullMarked;
