package aigateway.dialect;

/// Looks at the texts of a request.
public interface TextVisitor {
    /// One text.
    ///
    /// @param path where it stands, as `messages.0.content`
    /// @param json true if the text is itself JSON, as a tool's arguments are
    /// @return what takes its place; the same text if it stays
    String text(String path, String text, boolean json);
}
