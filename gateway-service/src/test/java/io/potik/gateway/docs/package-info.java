@NullMarked
package io.potik.gateway.docs;

import org.jspecify.annotations.NullMarked;
