/** What is kept of a person, over HTTP. */
@NullMarked
package io.potik.intake.erasure.web;

import org.jspecify.annotations.NullMarked;
