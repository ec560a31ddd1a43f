/// Tests of egress routes: cache.
@NullMarked
package aigateway.egress.cache;

import org.jspecify.annotations.NullMarked;
