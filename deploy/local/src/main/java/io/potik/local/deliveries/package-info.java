/** Deliveries in numbers, as channels post them: for measures and for the journey with kills. */
package io.potik.local.deliveries;
