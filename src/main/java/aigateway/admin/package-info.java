/// The admin port: health for orchestrators, policies and settings for people and their programs.
/// The calm side: plain blocking code on virtual threads.
///
/// Start at [aigateway.admin.AdminServer] and [aigateway.admin.AdminResources], the list of all
/// resources. A page of the API is a [aigateway.admin.rest.Resource]; each of its routes declares
/// its [aigateway.admin.rest.Role], and [aigateway.admin.AdminAccess] decides who gets in before a
/// resource is asked. What a resource shows comes through small interfaces that the composition
/// root implements ([aigateway.admin.view.AdminViews]).
///
/// Only this package uses Helidon. Must not know calls, providers or event loops.
@NullMarked
package aigateway.admin;

import org.jspecify.annotations.NullMarked;
