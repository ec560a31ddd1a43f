package aigateway.cache;

import aigateway.call.Call;
import aigateway.call.PassedFields;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.SystemPrompt;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNames;
import aigateway.model.Bytes;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes keys of calls. One a thread.
final class KeyMaker {
    private static final ThreadLocal<KeyMaker> MAKERS = ThreadLocal.withInitial(KeyMaker::new);

    private static final String[] CREDENTIALS = {"authorization", "x-api-key", "api-key"};

    // How the answer is sent, and what the target says better.
    private static final JsonNames LEFT_OUT = new JsonNames("stream", "stream_options", "model");

    private static final int ABSENT = -1;

    private final MessageDigest digest = sha256();
    private byte[] head = new byte[512];
    private int size;

    // What the last key says of its target stands at the head's beginning still.
    private @Nullable Target last;
    private int lastSize;

    private KeyMaker() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /// The key of a call that has its plan. The caller's fields count in their own bytes and order.
    static AnswerKey of(Call call) {
        return MAKERS.get().make(call);
    }

    private AnswerKey make(Call call) {
        target(call.plan().primary());
        for (String name : CREDENTIALS) {
            part(call.header(name));
        }
        for (String name : PassedFields.NAMES) {
            part(call.header(name));
        }
        CallerRequest request = call.request();
        part(request.dialect());
        SystemPrompt added = request.systemPrompt();
        part(added == null ? Bytes.EMPTY : added.json());
        digest.update(head, 0, size);
        body(request.document());
        return AnswerKey.of(digest.digest());
    }

    @SuppressWarnings("ReferenceEquality") // a reload makes other targets
    private void target(Target target) {
        if (target == last) {
            size = lastSize;
            return;
        }
        size = 0;
        Provider provider = target.provider();
        part(provider.name());
        part(provider.kind().name());
        part(provider.base().toString());
        part(target.model());
        last = target;
        lastSize = size;
    }

    /// Each part begins with its length, so that no two rows of parts look the same.
    private void part(@Nullable String text) {
        if (text == null) {
            part(ABSENT, Bytes.EMPTY);
        } else {
            part(Bytes.utf8(text));
        }
    }

    private void part(Bytes bytes) {
        part(bytes.length(), bytes);
    }

    private void part(int told, Bytes bytes) {
        int length = bytes.length();
        if (size + Integer.BYTES + length > head.length) {
            head = Arrays.copyOf(head, (size + Integer.BYTES + length) * 2);
        }
        head[size++] = (byte) (told >> 24);
        head[size++] = (byte) (told >> 16);
        head[size++] = (byte) (told >> 8);
        head[size++] = (byte) told;
        System.arraycopy(bytes.array(), bytes.offset(), head, size, length);
        size += length;
    }

    private void body(JsonDocument document) {
        byte[] bytes = document.bytes();
        int end = document.next(0);
        for (int key = document.child(0); key < end; ) {
            int value = document.next(key);
            if (LEFT_OUT.find(document, key) < 0) {
                int from = document.start(key);
                digest.update(bytes, from, document.end(value) - from);
            }
            key = document.next(value);
        }
    }
}
