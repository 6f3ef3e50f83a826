package io.seatkeeper.admin.console.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long something lasts that is made by a form: a number of days, chosen in the field {@code days}. */
public final class Lifetime {
    /** The field's name. */
    public static final String FIELD = "days";

    private Lifetime() {}

    /**
     * What may be chosen.
     *
     * @param endless whether it may last for ever, which stands first
     */
    public static Map<String, String> choices(Voice voice, boolean endless, int... days) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (endless) {
            choices.put("", voice.text("console.lifetime.endless"));
        }
        for (int number : days) {
            choices.put(String.valueOf(number), voice.count("console.lifetime.days", number));
        }
        return choices;
    }

    /** Writes the end that was chosen into the API's body; nothing where none was. */
    public static void into(JsonObject body, Visit visit) {
        visit.field(FIELD)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .ifPresent(days -> body.put(
                        "expiresAt",
                        visit.voice()
                                .now()
                                .plus(Duration.ofDays(Long.parseLong(days)))
                                .toString()));
    }
}
