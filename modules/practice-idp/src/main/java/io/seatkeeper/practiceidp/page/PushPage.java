package io.seatkeeper.practiceidp.page;

import io.seatkeeper.practiceidp.people.Person;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows from which the directory is pushed.
 *
 * @param root the path of the tenant, empty for the root
 * @param baseUrl where the last push went, or empty
 * @param manners whose manners a push may have
 * @param people who can be suspended or removed
 * @param progress the newest push
 * @param fault why a push could not start, or empty
 */
public record PushPage(
        String root,
        String baseUrl,
        List<Choice> manners,
        List<Row> people,
        Optional<Progress> progress,
        String fault) {

    /** One provider whose manners a push may have. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A person and whether they may work. */
    public record Row(PersonCard person, boolean suspended) {}

    /**
     * How a push goes.
     *
     * @param failures what went wrong, in words
     * @param said requests and answers, newest first
     */
    public record Progress(
            String manner, boolean finished, int steps, int done, int failed, List<String> failures, List<Said> said) {}

    /** One request and its answer. */
    public record Said(String request, String body, int status, String answer) {}

    /** A row for a person. */
    public static Row row(Person person, boolean suspended) {
        return new Row(PersonCard.of(person), suspended);
    }
}
