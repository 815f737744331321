/** Answers that go out through a connection, each at most once. */
@NullMarked
package io.potik.intake.outgoing;

import org.jspecify.annotations.NullMarked;
