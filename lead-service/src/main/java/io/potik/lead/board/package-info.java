/** What the screens read: columns of cards with their totals, lists, one card. */
@NullMarked
package io.potik.lead.board;

import org.jspecify.annotations.NullMarked;
