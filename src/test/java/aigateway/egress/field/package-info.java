/// Tests of egress routes: field.
@NullMarked
package aigateway.egress.field;

import org.jspecify.annotations.NullMarked;
