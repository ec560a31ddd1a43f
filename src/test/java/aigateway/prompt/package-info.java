/// Tests of the system prompt.
@NullMarked
package aigateway.prompt;

import org.jspecify.annotations.NullMarked;
