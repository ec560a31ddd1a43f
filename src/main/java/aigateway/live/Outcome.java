package aigateway.live;

/// What became of one call.
sealed interface Outcome {
    /// It was answered.
    record Works(long millis) implements Outcome {}

    /// Calls are answered, but not with a call of a tool.
    ///
    /// @param why for a person
    record NoTools(String why) implements Outcome {}

    /// It was not answered, or not as it must be.
    ///
    /// @param what a word or a status
    /// @param why for a person; may hold anything that the provider said
    record Failed(String what, String why) implements Outcome {}

    /// Nothing was asked, since an earlier call could not reach the provider.
    record NotTried() implements Outcome {}

    /// What the table says.
    default String cell() {
        return switch (this) {
            case Works works -> "ok " + works.millis + " ms";
            case NoTools _ -> "no tools";
            case Failed failed -> "failed: " + failed.what;
            case NotTried _ -> "not tried";
        };
    }

    /// Why it is not well; empty if there is nothing to say.
    default String remark() {
        return switch (this) {
            case NoTools none -> none.why;
            case Failed failed -> failed.why;
            case Works _, NotTried _ -> "";
        };
    }
}
