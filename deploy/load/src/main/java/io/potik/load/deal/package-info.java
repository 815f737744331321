/** A business with very many customers, made up, and how long it takes until a lead is a deal, or a person is forgotten. */
@NullMarked
package io.potik.load.deal;

import org.jspecify.annotations.NullMarked;
