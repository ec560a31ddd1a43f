package aigateway.net.http1;

/// The first line of a head.
public sealed interface StartLine permits RequestLine, StatusLine {
    /// Forgets the last line.
    void clear();

    /// True once a line was taken.
    boolean isComplete();

    /// True if an empty line in front is let pass.
    boolean skipsEmptyLine();

    /// Takes the line; false if it is wrong.
    boolean parse(byte[] in, int from, int to);

    /// True for HTTP/1.1, false for 1.0.
    boolean isHttp11();

    /// The status to answer with to a wrong line.
    int status();

    /// What is wrong with a wrong line.
    String problem();
}
