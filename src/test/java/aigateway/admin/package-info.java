/// The admin port on real sockets, and its rules of access.
@NullMarked
package aigateway.admin;

import org.jspecify.annotations.NullMarked;
