package aigateway.fuzz;

import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// JSON as a tree that can be changed. Numbers and strings keep their text.
sealed interface Tree {
    /// Anything without parts.
    record Leaf(String json) implements Tree {}

    /// An array.
    record Items(List<Tree> items) implements Tree {}

    /// An object.
    ///
    /// @param node where it was read
    /// @param list its members, those that were added first
    record Members(JsonNode node, List<Member> list, int[] added) implements Tree {
        boolean has(String key) {
            return list.stream().anyMatch(member -> member.key.equals(key));
        }

        void add(String key, Tree value) {
            list.add(added[0]++, new Member(key, value, new Read(node)));
        }
    }

    /// Where a member's value was read.
    record Read(JsonNode value) {}

    /// A member of an object.
    final class Member {
        final Read node;
        String key;
        Tree value;
        boolean removed;

        Member(String key, Tree value, Read node) {
            this.key = key;
            this.value = value;
            this.node = node;
        }
    }

    /// The tree of a value.
    static Tree of(JsonNode node) {
        if (node.kind() == JsonKind.OBJECT) {
            List<Member> members = new ArrayList<>();
            node.members((key, value) -> members.add(new Member(key, of(value), new Read(value))));
            return new Members(node, members, new int[1]);
        }
        if (node.kind() == JsonKind.ARRAY) {
            return new Items(node.elements().stream().map(Tree::of).toList());
        }
        return new Leaf(node.raw().utf8());
    }

    /// Its text, always the same for the same tree.
    default String text() {
        return switch (this) {
            case Leaf leaf -> leaf.json;
            case Items items ->
                    items.items.stream().map(Tree::text).collect(Collectors.joining(",", "[", "]"));
            case Members members ->
                    members.list.stream()
                            .filter(member -> !member.removed)
                            .map(member -> key(member.key) + ":" + member.value.text())
                            .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String key(String key) {
        return new JsonWriter().string(key).bytes().utf8();
    }
}
