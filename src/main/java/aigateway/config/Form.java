package aigateway.config;

import org.jspecify.annotations.Nullable;

/// A form that values have: how they are written, checked and shown. Stateless.
public interface Form<T> {
    /// What a value must be, as `a whole number from 0 to 65535`.
    String word();

    /// Reads a value; null if it is wrong, which is noted in `reading`.
    ///
    /// @param name the key, for messages
    @Nullable T read(Node node, String name, Reading reading);

    /// Reads an environment variable's text.
    default @Nullable T readText(String text, String name, Reading reading) {
        return read(new Node.Text(text, Place.variable(name)), name, reading);
    }

    /// The value as it would be written in a file; a secret is masked.
    String show(T value);

    /// True if a value holds a credential.
    default boolean isSecret() {
        return false;
    }

    /// Notes that a value is not of this form.
    default @Nullable T refuse(Node node, String name, Reading reading) {
        if (!(node instanceof Node.Other other && other.reported())) {
            String subject = node.place().isVariable() ? "" : "`" + name + "` ";
            reading.problem(node.place(), subject + "must be " + word() + ", not " + node.word());
        }
        return null;
    }
}
