/// Egress routes over real connections.
@NullMarked
package aigateway.endtoend.egress;

import org.jspecify.annotations.NullMarked;
