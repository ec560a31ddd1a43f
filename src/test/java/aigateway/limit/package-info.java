/// Tests of rate limits.
@NullMarked
package aigateway.limit;

import org.jspecify.annotations.NullMarked;
