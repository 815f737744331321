/** Views of the board and the list that people keep under a name. */
@NullMarked
package io.potik.lead.view;

import org.jspecify.annotations.NullMarked;
