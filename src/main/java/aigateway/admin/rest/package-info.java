/// What a page of the admin API is made of: routes, what they are asked, what they answer.
///
/// Start at [aigateway.admin.rest.Resource]. A [aigateway.admin.rest.Route] cannot be made without
/// a [aigateway.admin.rest.Role] and a [aigateway.admin.rest.Doc]; its handler gets an
/// [aigateway.admin.rest.Ask] whose body and parameters are read and checked already.
///
/// Must not know the server or what is administered.
@NullMarked
package aigateway.admin.rest;

import org.jspecify.annotations.NullMarked;
