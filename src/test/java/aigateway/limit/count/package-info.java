/// Tests of counting.
@NullMarked
package aigateway.limit.count;

import org.jspecify.annotations.NullMarked;
