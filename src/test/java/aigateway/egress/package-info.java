/// Tests of egress routes.
@NullMarked
package aigateway.egress;

import org.jspecify.annotations.NullMarked;
