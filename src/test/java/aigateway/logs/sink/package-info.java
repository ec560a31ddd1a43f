/// Tests of where log lines go.
@NullMarked
package aigateway.logs.sink;

import org.jspecify.annotations.NullMarked;
