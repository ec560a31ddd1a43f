package aigateway.guard;

import aigateway.guard.match.Folding;
import aigateway.guard.schema.AnswerSchema;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What settings must be like, from wherever they come.
final class GuardCheck<E extends Exception> {
    /// Takes what is wrong with a value.
    interface Complaints<E extends Exception> {
        /// Notes what is wrong with a field.
        ///
        /// @param field as `minLength`
        /// @param index the element of a list, or -1
        /// @param message what is wrong, to stand behind the field's name
        void complain(String field, int index, String message) throws E;
    }

    private final GuardSettings settings;
    private final Complaints<E> complaints;

    GuardCheck(GuardSettings settings, Complaints<E> complaints) {
        this.settings = settings;
        this.complaints = complaints;
    }

    void check() throws E {
        phrases(settings.bannedPhrases());
        if (settings.maxLength() > 0 && settings.minLength() > settings.maxLength()) {
            complaints.complain("minLength", -1, "must not be more than `maxLength`");
        }
        patterns(settings.patterns());
        ExternalCheck external = settings.external();
        if (external != null && !isAddress(external.url())) {
            complaints.complain(
                    "external.url", -1, "must be an address that begins with http:// or https://");
        }
        if (!settings.answerSchema().isEmpty()) {
            try {
                AnswerSchema.of(settings.answerSchema());
            } catch (IllegalArgumentException e) {
                complaints.complain("answerSchema", -1, "does not fit: " + e.getMessage());
            }
        }
    }

    private void phrases(List<String> phrases) throws E {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < phrases.size(); i++) {
            String folded = Folding.text(phrases.get(i));
            if (folded.isEmpty()) {
                complaints.complain("bannedPhrases", i, "must not be blank");
                continue;
            }
            Integer before = known.putIfAbsent(folded, i);
            if (before != null) {
                complaints.complain(
                        "bannedPhrases",
                        i,
                        "is the same as the one before it at "
                                + before
                                + ", as phrases are compared");
            }
        }
    }

    private void patterns(List<TextPattern> patterns) throws E {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < patterns.size(); i++) {
            TextPattern one = patterns.get(i);
            if (!isName(one.name())) {
                complaints.complain(
                        "patterns.name", i, "must be a word of letters, digits and underscores");
            } else if (!names.add(one.name())) {
                complaints.complain("patterns.name", i, "is there already");
            }
            String problem = problem(one.pattern());
            if (problem != null) {
                complaints.complain("patterns.pattern", i, problem);
            }
        }
    }

    private static @Nullable String problem(String pattern) {
        try {
            return Pattern.compile(pattern).matches("") ? "must not match an empty text" : null;
        } catch (PatternSyntaxException e) {
            return "is no regular expression of RE2: " + e.getMessage();
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 40;
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme());
            return (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
