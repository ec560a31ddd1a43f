package aigateway.fuzz;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonPatch;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The JSON patcher: a text that is patched and then read is the text that is read and then
/// changed.
/// What is changed depends on the input.
record PatchTarget(String name, List<byte[]> seeds) implements FuzzTarget {
    @Override
    public void check(byte[] input) {
        if (Json.parse(Bytes.of(input)) instanceof JsonDocument document) {
            for (int round = 0; round < 4; round++) {
                new Edits(document, new Random(Arrays.hashCode(input) + round)).check();
            }
        }
    }

    /// A patch of a document and the same changes of its tree.
    private static final class Edits {
        private final JsonPatch patch;
        private final Tree tree;
        private final Random random;
        private final List<Runnable> edits = new ArrayList<>();

        Edits(JsonDocument document, Random random) {
            patch = new JsonPatch(document);
            tree = Tree.of(document.root());
            this.random = random;
        }

        void check() {
            plan(tree);
            Collections.shuffle(edits, random);
            edits.forEach(Runnable::run);
            Bytes patched = patch.bytes();
            if (!(Json.parse(patched) instanceof JsonDocument read)) {
                throw new AssertionError("no JSON: " + patched.utf8());
            }
            String found = Tree.of(read.root()).text();
            if (!found.equals(tree.text())) {
                throw new AssertionError("not " + tree.text() + " but " + found);
            }
        }

        private void plan(Tree at) {
            switch (at) {
                case Tree.Leaf _ -> {}
                case Tree.Items items -> items.items().forEach(this::plan);
                case Tree.Members members -> {
                    for (Tree.Member member : List.copyOf(members.list())) {
                        if (random.nextInt(3) == 0) {
                            change(members, member);
                        }
                        plan(member.value);
                    }
                    for (int more = random.nextInt(6) - 3; more > 0; more--) {
                        add(members, "added-" + more);
                    }
                }
            }
        }

        private void change(Tree.Members members, Tree.Member member) {
            int kind = random.nextInt(5);
            if (kind < 2) {
                Bytes json = value();
                boolean direct = kind == 0 || !isPlain(member.key);
                edits.add(
                        () -> {
                            if (direct) {
                                patch.replace(member.node.value(), json);
                            } else {
                                patch.set(members.node(), member.key, json);
                            }
                            member.value = new Tree.Leaf(json.utf8());
                        });
            }
            if (kind == 1 || kind == 2) {
                edits.add(
                        () -> {
                            patch.remove(members.node(), member.key);
                            member.removed = true;
                        });
            } else if (kind == 3) {
                String key = "renamed-" + member.key.hashCode();
                if (members.has(key)) {
                    return;
                }
                edits.add(
                        () -> {
                            patch.rename(members.node(), member.key, key);
                            member.key = key;
                        });
            }
        }

        private void add(Tree.Members members, String key) {
            if (members.has(key)) {
                return;
            }
            Bytes json = value();
            boolean set = random.nextBoolean();
            edits.add(
                    () -> {
                        if (set) {
                            patch.set(members.node(), key, json);
                        } else {
                            Bytes member = Bytes.utf8("\"" + key + "\":" + json.utf8());
                            patch.insert(members.node(), member);
                        }
                        members.add(key, new Tree.Leaf(json.utf8()));
                    });
        }

        private Bytes value() {
            return Bytes.utf8(List.of("1", "\"x\"", "null", "true").get(random.nextInt(4)));
        }

        private static boolean isPlain(String key) {
            return key.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c <= '~');
        }
    }
}
