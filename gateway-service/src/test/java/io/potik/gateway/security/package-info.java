@NullMarked
package io.potik.gateway.security;

import org.jspecify.annotations.NullMarked;
