/** Who works here: accounts, teams, roles, tokens, and what each may see. */
@NullMarked
package io.potik.gateway.staff;

import org.jspecify.annotations.NullMarked;
