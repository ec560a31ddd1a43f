package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages for people lead where they say they lead.
class PagesTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : Sources.files(".md")) {
            for (String link : links(page)) {
                if (!link.contains("://") && !link.startsWith("mailto:") && !leads(page, link)) {
                    broken.add(Sources.name(page) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageInDocsIsLinkedFromTheReadme() {
        List<String> linked = links(Sources.ROOT.resolve("README.md"));
        for (Path page : Sources.files(".md")) {
            String name = Sources.name(page);
            if (name.matches("docs/[^/]+\\.md")) {
                assertThat(linked).contains(name);
            }
        }
    }

    @Test
    void theReadmeSaysTheTwoCommands() {
        assertThat(Sources.lines(Sources.ROOT.resolve("README.md")).subList(0, 30))
                .contains("    ./gateway", "    mvn verify");
    }

    private static boolean leads(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target)
                && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    private static List<String> links(Path page) {
        List<String> links = new ArrayList<>();
        for (String line : prose(page)) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    /// Headings as their links name them.
    private static List<String> anchors(Path page) {
        List<String> anchors = new ArrayList<>();
        for (String line : prose(page)) {
            if (line.startsWith("#")) {
                anchors.add(
                        line.replaceFirst("^#+ +", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'));
            }
        }
        return anchors;
    }

    /// The page's lines without its code.
    private static List<String> prose(Path page) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : Sources.lines(page)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code && !line.startsWith("    ")) {
                prose.add(line.replaceAll("`[^`]*`", "code"));
            }
        }
        return prose;
    }
}
