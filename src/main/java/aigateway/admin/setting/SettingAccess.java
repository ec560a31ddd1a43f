package aigateway.admin.setting;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Refusal;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.Change;
import aigateway.settings.Masks;
import aigateway.settings.Outcome;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.Objects;

/// Shows and changes one setting for the resources that stand before it. Stateless but for the
/// settings behind it.
///
/// @param name the setting's
/// @param part where its fields stand within the setting, as `policy`; empty if they are the
///     setting's own
public record SettingAccess(RuntimeSettings settings, String name, Part part) {
    private static final int TRIES = 20;

    /// Access to a setting whose fields are the resource's own.
    public SettingAccess(RuntimeSettings settings, String name) {
        this(settings, name, Part.WHOLE);
    }

    /// What the setting is now.
    ///
    /// @throws Refusal if there is no such setting
    public State state() throws Refusal {
        State state = settings.state(name);
        if (state == null) {
            throw new Refusal(AdminAnswer.missing(null, "there is no setting `" + name + "`"));
        }
        return state;
    }

    /// An answer with a part of the setting and its tag.
    public AdminAnswer show(State state, Bytes json) {
        return AdminAnswer.ok(Masks.mask("", json)).with("etag", state.etag());
    }

    /// Puts the body in the setting's place.
    public AdminAnswer replace(Ask ask, String done) throws Refusal {
        State state = state();
        if (!ask.precondition().holds(state.etag())) {
            return conflict(state);
        }
        return answer(settings.change(name, ask.body(), change(ask, state)), done);
    }

    /// Changes the setting from what it is to what `edit` makes of it; begins anew if somebody else
    /// was faster and the caller did not say from what to begin.
    public AdminAnswer edit(Ask ask, String done, Edit edit) throws Refusal {
        for (int i = 1; ; i++) {
            State state = state();
            if (!ask.precondition().holds(state.etag())) {
                return conflict(state);
            }
            JsonNode json = Objects.requireNonNull(Json.root(edit.of(state)));
            Outcome outcome = settings.change(name, json, new Change(ask.actor(), state.etag()));
            boolean again = outcome instanceof Outcome.Conflict && !ask.precondition().names();
            if (!again || i == TRIES) {
                return answer(outcome, done);
            }
        }
    }

    /// Returns the setting to the file's value.
    public AdminAnswer reset(Ask ask) throws Refusal {
        State state = state();
        if (!ask.precondition().holds(state.etag())) {
            return conflict(state);
        }
        return answer(settings.reset(name, change(ask, state)), name + " is back to the file");
    }

    /// Returns the setting to an earlier version.
    public AdminAnswer rollback(Ask ask, long version) throws Refusal {
        State state = state();
        if (!ask.precondition().holds(state.etag())) {
            return conflict(state);
        }
        return answer(
                settings.rollback(name, version, change(ask, state)),
                name + " is back to version " + version);
    }

    private static Change change(Ask ask, State state) {
        return new Change(ask.actor(), ask.precondition().names() ? state.etag() : null);
    }

    private AdminAnswer answer(Outcome outcome, String done) {
        return switch (outcome) {
            case Outcome.Applied(State state) -> AdminAnswer.done(done).with("etag", state.etag());
            case Outcome.Invalid(String field, String message) -> part.invalid(field, message);
            case Outcome.Conflict(State current) -> conflict(current);
            case Outcome.Unknown(String message) -> AdminAnswer.missing(null, message);
            case Outcome.NotKept(String message) ->
                    AdminAnswer.error(507, "server_error", "not_kept", message);
        };
    }

    private AdminAnswer conflict(State current) {
        return AdminAnswer.error(
                        412,
                        "invalid_request_error",
                        "changed_meanwhile",
                        "If-Match",
                        "`" + name + "` was changed meanwhile; read it again")
                .with("etag", current.etag());
    }

    /// Makes a new value of what a setting is.
    public interface Edit {
        /// The new value as JSON; may be asked several times.
        Bytes of(State state) throws Refusal;
    }
}
