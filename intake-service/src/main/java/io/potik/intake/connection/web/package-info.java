/** Connections and providers over HTTP. */
@NullMarked
package io.potik.intake.connection.web;

import org.jspecify.annotations.NullMarked;
