/** Receipts over HTTP. */
@NullMarked
package io.potik.intake.receipt.web;

import org.jspecify.annotations.NullMarked;
