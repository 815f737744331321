/** Who is asking: sessions, tokens, CSRF, limits, and the signed word about it that services trust. */
@NullMarked
package io.potik.gateway.security;

import org.jspecify.annotations.NullMarked;
