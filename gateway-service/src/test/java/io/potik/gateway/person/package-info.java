@NullMarked
package io.potik.gateway.person;

import org.jspecify.annotations.NullMarked;
