@NullMarked
package io.potik.gateway.operations;

import org.jspecify.annotations.NullMarked;
