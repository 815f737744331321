/** What tests share: the running service and the contracts. */
@NullMarked
package io.potik.intake.support;

import org.jspecify.annotations.NullMarked;
