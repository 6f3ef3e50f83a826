package io.seatkeeper.admin.api;

import io.vertx.core.Future;

/** What an operation does, once its call has passed the gate. */
@FunctionalInterface
public interface OperationHandler {
    /** Answers the call; fails with a refusal that has changed nothing. */
    Future<Answer> answer(Call call);
}
