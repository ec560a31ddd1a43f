package aigateway.dialect.cohere.request;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The texts that the model may cite: the caller's `documents`, in Cohere's own form, and the text
/// files of the conversation (<https://docs.cohere.com/reference/chat#request.body.documents>).
final class Documents {
    private final List<Bytes> all = new ArrayList<>(0);
    private final Set<Trait> traits;
    private final Losses losses;

    Documents(Set<Trait> traits, Losses losses) {
        this.traits = traits;
        this.losses = losses;
    }

    /// Takes the caller's own field.
    void add(@Nullable JsonNode documents) {
        if (documents == null || documents.elements().isEmpty()) {
            return;
        }
        if (traits.contains(Trait.DOCUMENTS)) {
            documents.elements().forEach(each -> all.add(each.raw()));
        } else {
            losses.dropped("documents");
        }
    }

    /// Takes a document of a message.
    ///
    /// @param path the part's name in the caller's request
    void add(Bytes document, String path) {
        if (traits.contains(Trait.DOCUMENTS)) {
            all.add(document);
        } else {
            losses.dropped(path);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void write(JsonWriter out) {
        if (!all.isEmpty()) {
            out.key("documents").array();
            all.forEach(out::raw);
            out.endArray();
        }
    }
}
