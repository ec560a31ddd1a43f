package aigateway.route;

import aigateway.model.Failure;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What callers read who name what is not there.
final class Refusals {
    private static final int MOST_MODELS = 30;
    private static final int LONGEST_NAME = 100;
    private final String providers;
    private final List<LeftOut> leftOut;

    Refusals(RouteSettings settings) {
        leftOut = settings.leftOut();
        List<String> names = settings.providers().stream().map(Provider::name).toList();
        providers = names.isEmpty() ? "none" : String.join(", ", names);
    }

    /// The provider in the header is not there.
    Routing unknownProvider(String name) {
        String reason = reason(name);
        String message =
                reason == null
                        ? "There is no provider '" + cut(name) + "'."
                        : "The provider '" + name + "' is left out because " + reason + ".";
        return refuse(
                400,
                message + " Configured providers: " + providers + ".",
                "x-llm-provider",
                "provider_not_found",
                Rule.HEADER);
    }

    /// A refusal if the model begins with a provider that is left out, else null.
    @Nullable Routing leftOutModel(String model) {
        int slash = model.indexOf('/');
        String name = slash <= 0 ? "" : model.substring(0, slash);
        String reason = reason(name);
        if (reason == null) {
            return null;
        }
        return notFound(
                null,
                "The provider '"
                        + name
                        + "' is left out because "
                        + reason
                        + ". Configured providers: "
                        + providers
                        + ".");
    }

    /// All targets of an alias are left out.
    Routing emptyAlias(String name) {
        String message = "The alias '" + name + "' has no provider." + allLeftOut();
        return notFound(Rule.ALIAS, message);
    }

    /// Nothing is known by this name.
    Routing unknownModel(@Nullable String model, List<ModelEntry> known) {
        List<String> ids = new ArrayList<>();
        for (ModelEntry entry : known) {
            if (ids.size() == MOST_MODELS) {
                ids.add("…");
                break;
            }
            ids.add(entry.id());
        }
        String what =
                model == null || model.isEmpty()
                        ? "The request names no model and there is no default provider."
                        : "The model '" + cut(model) + "' is not known here.";
        return notFound(
                null,
                what
                        + (ids.isEmpty()
                                ? " No provider is configured."
                                : " Known models: "
                                        + String.join(", ", ids)
                                        + "; or name one as provider/model with one of the"
                                        + " providers "
                                        + providers
                                        + ".")
                        + allLeftOut());
    }

    private String allLeftOut() {
        StringBuilder text = new StringBuilder();
        for (LeftOut one : leftOut) {
            text.append(text.isEmpty() ? " Left out: " : ", ");
            text.append(one.name()).append(" (").append(one.reason()).append(')');
        }
        return text.isEmpty() ? "" : text.append('.').toString();
    }

    private @Nullable String reason(String name) {
        for (LeftOut one : leftOut) {
            if (one.name().equalsIgnoreCase(name)) {
                return one.reason();
            }
        }
        return null;
    }

    private static Routing notFound(@Nullable Rule rule, String message) {
        return refuse(404, message, "model", "model_not_found", rule);
    }

    private static Routing refuse(
            int status, String message, String param, String code, @Nullable Rule rule) {
        return new Routing.Refused(
                new Failure.Refused(status, message, "invalid_request_error", param, code, 0),
                rule);
    }

    static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
