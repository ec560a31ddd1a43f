package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import aigateway.dialect.roundtrip.request.Piece.Call;
import aigateway.dialect.roundtrip.request.Piece.Media;
import aigateway.dialect.roundtrip.request.Piece.Result;
import aigateway.dialect.roundtrip.request.Piece.Text;
import aigateway.dialect.roundtrip.request.Piece.Thought;
import aigateway.dialect.roundtrip.request.Said.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What may change in a conversation on its way to a provider: each rule is a sentence of the
/// dialects' pages.
final class Rules {
    private Rules() {}

    /// Instructions come first, together.
    static Said instructionsFirst(Said said) {
        List<Turn> turns = new ArrayList<>();
        List<Piece> first = new ArrayList<>();
        for (Turn turn : said.turns()) {
            if (turn.role().equals("system")) {
                first.addAll(turn.pieces());
            } else {
                turns.add(turn);
            }
        }
        if (!first.isEmpty()) {
            turns.addFirst(new Turn("system", first));
        }
        return said.withTurns(turns);
    }

    /// Instructions stand where the provider lets them.
    static Said instructionsAnywhere(Said said) {
        Said first = instructionsFirst(said);
        List<Turn> turns = new ArrayList<>(first.turns());
        if (!turns.isEmpty() && turns.getFirst().role().equals("system")) {
            List<Piece> pieces = new ArrayList<>(turns.getFirst().pieces());
            pieces.sort(Comparator.comparing(Piece::toString));
            turns.set(0, new Turn("system", pieces));
        }
        return first.withTurns(turns);
    }

    /// Instructions with no other message are the user's words.
    static Said instructionsAlone(Said said) {
        boolean alone = said.turns().stream().allMatch(turn -> turn.role().equals("system"));
        return alone ? role("system", "user").apply(said) : said;
    }

    /// A role has another name.
    static UnaryOperator<Said> role(String openAi, String own) {
        return said ->
                said.withTurns(
                        said.turns().stream()
                                .map(t -> t.role().equals(openAi) ? new Turn(own, t.pieces()) : t)
                                .toList());
    }

    /// Neighbours of one role are one turn; turns without anything are none.
    static Said neighboursJoined(Said said) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : nothingIsNoTurn(said).turns()) {
            if (turns.isEmpty() || !turns.getLast().role().equals(turn.role())) {
                turns.add(new Turn(turn.role(), new ArrayList<>(turn.pieces())));
            } else {
                turns.getLast().pieces().addAll(turn.pieces());
            }
        }
        return said.withTurns(turns);
    }

    /// Empty text says nothing, and a turn of nothing is none.
    static Said nothingIsNoTurn(Said said) {
        Said less = without(text -> text.isEmpty()).apply(said);
        return less.withTurns(less.turns().stream().filter(t -> !t.pieces().isEmpty()).toList());
    }

    /// Texts of a kind that the provider refuses are left out, but for the only text of a result.
    static UnaryOperator<Said> without(Predicate<String> refused) {
        return said ->
                said.each(
                        piece ->
                                switch (piece) {
                                    case Text text when refused.test(text.text()) -> List.of();
                                    case Result(int call, List<Piece> pieces) ->
                                            List.of(
                                                    pieces.size() == 1
                                                            ? piece
                                                            : new Result(
                                                                    call, kept(pieces, refused)));
                                    case Text _, Media _, Thought _, Call _ -> List.of(piece);
                                });
    }

    private static List<Piece> kept(List<Piece> pieces, Predicate<String> refused) {
        return pieces.stream()
                .filter(piece -> !(piece instanceof Text text && refused.test(text.text())))
                .toList();
    }

    /// The beginning of an answer, with which a conversation ends, ends with no white space.
    static Said beginningTrimmed(Said said) {
        List<Turn> turns = new ArrayList<>(said.turns());
        for (int i = turns.size() - 1; i >= 0; i--) {
            Turn turn = turns.get(i);
            List<Piece> pieces = new ArrayList<>(turn.pieces());
            pieces.removeIf(piece -> piece instanceof Text text && text.text().isBlank());
            if (turn.role().equals("assistant") && !pieces.isEmpty()) {
                if (pieces.getLast() instanceof Text text) {
                    pieces.removeLast();
                    pieces.add(new Text(text.text().stripTrailing(), text.cached()));
                }
                turns.set(i, new Turn("assistant", pieces));
                break;
            }
            if (!turn.role().equals("assistant") && !turn.role().equals("system")) {
                break;
            }
        }
        return said.withTurns(turns);
    }

    /// An assistant's message of nothing but reasoning is left out.
    static Said thoughtsAloneLeftOut(Said said) {
        List<Turn> turns = new ArrayList<>(said.turns());
        turns.removeIf(
                turn ->
                        turn.role().equals("assistant")
                                && kept(turn.pieces(), String::isEmpty).stream()
                                        .allMatch(Thought.class::isInstance));
        return said.withTurns(turns);
    }

    /// An assistant's message without anything is left out.
    static Said silentAssistantsLeftOut(Said said) {
        List<Turn> turns = new ArrayList<>(said.turns());
        turns.removeIf(
                turn ->
                        turn.role().equals("assistant")
                                && kept(turn.pieces(), String::isEmpty).isEmpty());
        return said.withTurns(turns);
    }

    /// Ids of calls are of the provider's own form.
    static Said idsMade(Said said) {
        return said.each(
                piece ->
                        List.of(
                                piece instanceof Call(int number, _, var name, var args, var signed)
                                        ? new Call(number, "", name, args, signed)
                                        : piece));
    }

    /// Calls are not signed.
    static Said callsUnsigned(Said said) {
        return said.each(
                piece ->
                        List.of(
                                piece instanceof Call(int number, var id, var name, var args, _)
                                        ? new Call(number, id, name, args, null)
                                        : piece));
    }

    /// A call without arguments has an empty object.
    static Said noArgumentsAreAnObject(Said said) {
        return said.each(
                piece ->
                        List.of(
                                piece instanceof Call(int number, var id, var name, var args, var s)
                                                && args.isBlank()
                                        ? new Call(number, id, name, "{}", s)
                                        : piece));
    }

    /// Reasoning of earlier turns that nobody signed is not sent.
    static Said thoughtsStay(Said said) {
        return said.each(
                piece ->
                        piece instanceof Thought(_, var signature) && signature == null
                                ? List.of()
                                : List.of(piece));
    }

    /// Reasoning of earlier turns is a plan before calls, else it is not sent.
    static Said thoughtsArePlans(Said said) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : said.turns()) {
            boolean calls = turn.pieces().stream().anyMatch(Call.class::isInstance);
            List<Piece> pieces = new ArrayList<>(turn.pieces());
            pieces.removeIf(piece -> !calls && piece instanceof Thought);
            turns.add(new Turn(turn.role(), pieces));
        }
        return said.withTurns(turns);
    }

    /// After a function's result the assistant says `OK.` before the user goes on.
    static Said bridged(Said said) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : said.turns()) {
            if (turn.role().equals("user")
                    && !turns.isEmpty()
                    && turns.getLast().role().equals("tool")) {
                turns.add(new Turn("assistant", List.of(new Text("OK."))));
            }
            turns.add(turn);
        }
        return said.withTurns(turns);
    }

    /// Texts of a message are one, with an empty line between; images come before it, and of media
    /// only the bytes are sent.
    static Said oneTextBehindImages(Said said) {
        return said.withTurns(
                said.turns().stream()
                        .map(turn -> new Turn(turn.role(), oneText(turn.pieces())))
                        .toList());
    }

    private static List<Piece> oneText(List<Piece> pieces) {
        List<Piece> before = new ArrayList<>();
        List<Piece> after = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Text text -> texts.add(text.text());
                case Media media -> before.add(new Media("image", media.data(), null, false));
                case Thought thought -> before.addFirst(thought);
                case Result(int call, List<Piece> inner) ->
                        after.add(new Result(call, oneText(inner)));
                case Call call -> after.add(call);
            }
        }
        if (!(pieces.size() == 1 && pieces.getFirst() instanceof Result)) {
            before.add(new Text(String.join("\n\n", texts)));
        }
        before.addAll(after);
        return List.copyOf(before);
    }

    /// The text of a result is one; JSON has one spelling.
    static Said resultsAreJson(Said said) {
        return said.each(
                piece -> {
                    if (!(piece instanceof Result(int call, List<Piece> pieces))) {
                        return List.of(piece);
                    }
                    StringBuilder text = new StringBuilder();
                    List<Piece> all = new ArrayList<>();
                    for (Piece inner : pieces) {
                        if (inner instanceof Text part) {
                            text.append(part.text());
                        } else {
                            all.add(inner);
                        }
                    }
                    all.addFirst(new Text(Trees.plain(text.toString())));
                    return List.of(new Result(call, all));
                });
    }

    /// Images of a kind in the results of a turn are shown by the user right after it.
    static UnaryOperator<Said> behindResults(Predicate<Media> kind) {
        return said -> behindResults(said, kind);
    }

    private static Said behindResults(Said said, Predicate<Media> kind) {
        List<Turn> turns = new ArrayList<>();
        List<Piece> images = new ArrayList<>();
        for (Turn turn : said.turns()) {
            if (!turn.role().equals("tool") && !images.isEmpty()) {
                turns.add(new Turn("user", List.copyOf(images)));
                images.clear();
            }
            List<Piece> pieces = new ArrayList<>();
            for (Piece piece : turn.pieces()) {
                if (piece instanceof Result(int call, List<Piece> inner)) {
                    List<Piece> kept = new ArrayList<>(inner);
                    kept.removeIf(each -> each instanceof Media media && kind.test(media));
                    pieces.add(new Result(call, kept));
                    inner.stream().filter(each -> !kept.contains(each)).forEach(images::add);
                } else {
                    pieces.add(piece);
                }
            }
            turns.add(new Turn(turn.role(), pieces));
        }
        if (!images.isEmpty()) {
            turns.add(new Turn("user", List.copyOf(images)));
        }
        return said.withTurns(turns);
    }

    /// Results stand in the order of their calls.
    static Said resultsInOrder(Said said) {
        return said.withTurns(
                said.turns().stream()
                        .map(turn -> new Turn(turn.role(), inOrder(turn.pieces())))
                        .toList());
    }

    private static List<Piece> inOrder(List<Piece> pieces) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingInt(p -> p instanceof Result result ? result.call() : 0));
        return sorted.stream().allMatch(Result.class::isInstance) ? sorted : pieces;
    }

    /// Neither names of documents nor kinds of sound are told.
    static UnaryOperator<Said> media(UnaryOperator<Media> change) {
        return said ->
                said.each(piece -> List.of(piece instanceof Media m ? change.apply(m) : piece));
    }
}
