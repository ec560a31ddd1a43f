package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Strange;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the content of messages.
record PartsMaker(Dice dice) {
    private String text() {
        return new Strange(dice).text();
    }

    /// Text, in one or in parts.
    void texts(ObjectNode message) {
        if (dice.chance(70)) {
            message.put("content", text());
        } else {
            ArrayNode parts = message.putArray("content");
            for (int i = dice.between(1, 3); i > 0; i--) {
                text(parts);
            }
        }
    }

    private void text(ArrayNode parts) {
        cache(parts.addObject().put("type", "text").put("text", text()));
    }

    private void cache(ObjectNode part) {
        if (dice.chance(6)) {
            part.putObject("cache_control").put("type", "ephemeral");
        }
    }

    void user(ObjectNode message) {
        if (dice.chance(60)) {
            texts(message);
            return;
        }
        ArrayNode parts = message.putArray("content");
        for (int i = dice.between(1, 4); i > 0; i--) {
            switch (dice.below(8)) {
                case 0, 1, 2 -> image(parts);
                case 3 -> file(parts);
                case 4 -> sound(parts);
                default -> text(parts);
            }
        }
    }

    private void image(ArrayNode parts) {
        ObjectNode part = parts.addObject().put("type", "image_url");
        ObjectNode image = part.putObject("image_url").put("url", imageUrl());
        if (dice.chance(30)) {
            image.put("detail", dice.pick("auto", "low", "high"));
        }
        cache(part);
    }

    private String imageUrl() {
        if (dice.chance(20)) {
            return "https://example.com/" + dice.pick("a b.png", "ü.jpg?x=1&y=%20", "c.webp");
        }
        String type = dice.pick("png", "jpeg", "webp", "gif");
        return "data:image/" + type + ";base64," + dice.base64(dice.pick(4, 60, 1_000));
    }

    private void file(ArrayNode parts) {
        ObjectNode part = parts.addObject().put("type", "file");
        ObjectNode file = part.putObject("file");
        boolean image = dice.chance(30);
        String type = image ? "image/png" : "application/pdf";
        file.put("file_data", "data:" + type + ";base64," + dice.base64(400));
        if (dice.chance(60)) {
            file.put("filename", dice.pick("a", "größe \"1\"") + (image ? ".png" : ".pdf"));
        }
        cache(part);
    }

    private void sound(ArrayNode parts) {
        parts.addObject()
                .put("type", "input_audio")
                .putObject("input_audio")
                .put("data", dice.base64(200))
                .put("format", dice.pick("wav", "mp3"));
    }

    /// What the assistant says.
    ///
    /// @param calls true if it may say nothing
    void assistant(ObjectNode message, boolean calls) {
        if (calls && dice.chance(60)) {
            if (dice.chance(50)) {
                message.putNull("content");
            } else {
                message.put("content", "");
            }
        } else if (dice.chance(6)) {
            message.putNull("content").put("refusal", text());
        } else {
            texts(message);
        }
    }

    /// What a function gave.
    void result(ObjectNode message) {
        if (dice.chance(15)) {
            ArrayNode parts = message.putArray("content");
            text(parts);
            if (dice.chance(60)) {
                image(parts);
            }
            if (dice.chance(30)) {
                text(parts);
            }
        } else if (dice.chance(40)) {
            message.put("content", new Strange(dice).value(2).toString());
        } else {
            message.put("content", text());
        }
    }
}
