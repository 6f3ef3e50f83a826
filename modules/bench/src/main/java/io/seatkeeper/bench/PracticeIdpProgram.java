package io.seatkeeper.bench;

import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.vertx.core.Vertx;

/** The practice identity provider as a process of its own: prints where it listens. */
public final class PracticeIdpProgram {
    private PracticeIdpProgram() {}

    /** Runs until it is ended. */
    public static void main(String[] arguments) {
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        Vertx.vertx()
                .deployVerticle(verticle)
                .onSuccess(id ->
                        System.out.println("listening at " + verticle.idp().baseUrl()))
                .onFailure(failed -> {
                    System.out.println("failed: " + failed.getMessage());
                    Runtime.getRuntime().halt(1);
                });
    }
}
