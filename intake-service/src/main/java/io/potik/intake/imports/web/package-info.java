/** Imports over HTTP. */
@NullMarked
package io.potik.intake.imports.web;

import org.jspecify.annotations.NullMarked;
