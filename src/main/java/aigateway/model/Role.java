package aigateway.model;

/// Who speaks in a message.
public enum Role {
    /// Instructions of the application.
    SYSTEM,
    /// Instructions of the application, in the newer name of OpenAI's API.
    DEVELOPER,
    /// The person.
    USER,
    /// The model.
    ASSISTANT,
    /// The result of a tool call.
    TOOL
}
