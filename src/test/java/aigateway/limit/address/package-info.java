/// Tests of addresses.
@NullMarked
package aigateway.limit.address;

import org.jspecify.annotations.NullMarked;
