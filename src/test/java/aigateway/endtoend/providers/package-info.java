/// How a whole gateway shows, tests and explains its providers on the admin port.
@NullMarked
package aigateway.endtoend.providers;

import org.jspecify.annotations.NullMarked;
