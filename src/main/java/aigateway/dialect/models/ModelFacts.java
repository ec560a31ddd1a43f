package aigateway.dialect.models;

import java.util.EnumSet;
import java.util.Set;

/// What is known of one model.
///
/// @param name the row's name, in lower case with `-` for `.`
/// @param maxOutputTokens most tokens of an answer, or 0 if nobody says
/// @param listed false if the model is in no row and these facts are a guess
/// @param traits what sets it apart, by the names that the dialect gave its traits
public record ModelFacts(String name, long maxOutputTokens, boolean listed, Set<String> traits) {
    /// Copies the set.
    public ModelFacts {
        traits = Set.copyOf(traits);
    }

    /// The traits as constants: `maxEffort` is `MAX_EFFORT`. Names without a constant are left out.
    public <T extends Enum<T>> Set<T> traits(Class<T> type) {
        Set<T> constants = EnumSet.noneOf(type);
        for (T constant : type.getEnumConstants()) {
            if (traits.contains(traitName(constant))) {
                constants.add(constant);
            }
        }
        return constants;
    }

    /// A constant's name in the file: `MAX_EFFORT` is `maxEffort`.
    public static String traitName(Enum<?> constant) {
        String name = constant.name();
        StringBuilder camel = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                boolean begins = i > 0 && name.charAt(i - 1) == '_';
                camel.append(begins ? c : Character.toLowerCase(c));
            }
        }
        return camel.toString();
    }
}
