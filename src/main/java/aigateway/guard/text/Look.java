package aigateway.guard.text;

/// A rule's look at one text. For one thread.
///
/// What it decides must not depend on where the text is cut in pieces: a position is either
/// decided,
/// or it waits until enough of the text after it is there.
public interface Look {
    /// Goes on looking. May change the text ([Draft#replace(int, int, String, String)]) or refuse
    /// it ([Draft#block(int, int, String, String)]) from `from` on; nothing before it, nothing
    /// from `to` on.
    ///
    /// @param from the first position that is not decided
    /// @param to the end of what may be looked at; other rules may still change what follows
    /// @param last true if the text ends at `to`
    /// @return the first position that is still not decided, `to` (in the changed text) if none
    int look(Draft draft, int from, int to, boolean last);
}
