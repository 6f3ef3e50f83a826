package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.push.Remembered.Pushed;
import io.seatkeeper.practiceidp.push.Remembered.PushedGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings one server up to date: says what changed since the last push, person by person and then group by group. What goes wrong
 * with one is noted and tried again by the next push.
 */
final class Sync {
    private final Script script;
    private final Conversation talk;
    private final Staff staff;
    private final Remembered remembered;
    private final Push push;

    Sync(Conversation talk, Staff staff, Remembered remembered, Push push) {
        this.script = push.manner().script();
        this.talk = talk;
        this.staff = staff;
        this.remembered = remembered;
        this.push = push;
    }

    /** Blocks until everything was said. */
    void run() {
        List<String> leavers = new ArrayList<>(remembered.people.keySet());
        leavers.removeAll(staff.subjects());
        push.expect(1 + staff.working().size() + staff.suspended().size() + leavers.size());
        step("The first contact", () -> script.greet(talk));
        each(staff.working(), Person::name, person -> bring(person, true));
        each(staff.suspended(), Person::name, person -> bring(person, false));
        each(leavers, subject -> "Somebody who left", this::leave);
        if (script.pushesGroups()) {
            groups(staff.groups());
        }
    }

    private void bring(Person person, boolean active) {
        Pushed before = remembered.people.get(person.subject());
        if (before == null) {
            meet(person, active);
            return;
        }
        if (active && !before.active()) {
            script.activate(talk, before.id(), person, true);
        }
        if (active && !before.person().equals(person)) {
            script.update(talk, before.id(), person);
        }
        if (!active && before.active()) {
            script.activate(talk, before.id(), person, false);
        }
        remembered.people.put(person.subject(), new Pushed(before.id(), person, active));
    }

    /** The first time: whoever is there already is taken over, whoever may work and isn't is made. */
    private void meet(Person person, boolean active) {
        Optional<String> found = script.find(talk, person);
        if (found.isEmpty() && !active) {
            return;
        }
        String id = found.orElseGet(() -> script.create(talk, person));
        if (found.isPresent()) {
            script.activate(talk, id, person, active);
            if (active) {
                script.update(talk, id, person);
            }
        }
        remembered.people.put(person.subject(), new Pushed(id, person, active));
    }

    private void leave(String subject) {
        Pushed gone = remembered.people.get(subject);
        if (gone != null) {
            script.remove(talk, gone.id(), gone.person());
            remembered.people.remove(subject);
        }
    }

    private void groups(Map<String, List<Person>> groups) {
        List<String> gone = remembered.groups.keySet().stream()
                .filter(name -> !groups.containsKey(name))
                .toList();
        push.expect(groups.size() + gone.size());
        each(groups.entrySet(), Map.Entry::getKey, group -> group(group.getKey(), group.getValue()));
        each(gone, name -> name, this::dissolve);
    }

    private void group(String name, List<Person> people) {
        Set<String> now = new LinkedHashSet<>();
        people.forEach(person ->
                Optional.ofNullable(remembered.people.get(person.subject())).ifPresent(pushed -> now.add(pushed.id())));
        PushedGroup before = remembered.groups.get(name);
        if (before == null) {
            String id = script.findGroup(talk, name).orElseGet(() -> script.createGroup(talk, name));
            before = new PushedGroup(id, Set.of());
            remembered.groups.put(name, before);
        }
        if (!before.members().equals(now)) {
            Set<String> kept = before.members();
            List<String> joined = now.stream().filter(id -> !kept.contains(id)).toList();
            List<String> left = kept.stream().filter(id -> !now.contains(id)).toList();
            script.members(talk, before.id(), name, new ArrayList<>(now), joined, left);
            remembered.groups.put(name, new PushedGroup(before.id(), now));
        }
    }

    private void dissolve(String name) {
        PushedGroup gone = remembered.groups.get(name);
        if (gone != null) {
            script.removeGroup(talk, gone.id());
            remembered.groups.remove(name);
        }
    }

    /** As many at once as the provider has the manner of. */
    private <T> void each(Collection<T> all, Function<T, String> what, Consumer<T> act) {
        Semaphore lanes = new Semaphore(push.manner().atOnce());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : all) {
                lanes.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        step(what.apply(one), () -> act.accept(one));
                    } finally {
                        lanes.release();
                    }
                });
            }
        }
    }

    private void step(String what, Runnable act) {
        try {
            act.run();
            push.stepDone();
        } catch (PushRefused refused) {
            push.stepFailed(what + ": " + refused.getMessage());
        }
    }
}
