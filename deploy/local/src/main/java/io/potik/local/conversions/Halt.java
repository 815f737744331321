package io.potik.local.conversions;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.EventRequest;
import io.potik.local.LocalSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Halts a running service at a step, by the JVM's own debugger: its code knows nothing of it. */
final class Halt implements AutoCloseable {

    /** The environment of services that can be halted. */
    static final Map<String, String> POSSIBLE =
            Map.of("JDK_JAVA_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");

    private static final Pattern LISTENING = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

    private final Step step;
    private final VirtualMachine machine;

    private Halt(Step step, VirtualMachine machine) {
        this.step = step;
        this.machine = machine;
    }

    /** From now on the service halts where it reaches the step. */
    static Halt at(LocalSuite suite, Step step) {
        var halt = new Halt(step, attach(debugPort(suite, step.service())));
        halt.arm();
        return halt;
    }

    /**
     * Waits until the service has reached the step; the thread that did stands still from then on.
     *
     * @throws IllegalStateException when it does not in this time
     */
    void await(Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < until) {
            var events = machine.eventQueue().remove(1_000);
            if (events != null && !isThere(events)) {
                events.resume();
            } else if (events != null) {
                return;
            }
        }
        throw new IllegalStateException("not reached: " + step.name());
    }

    /** Lets the service go on, if it lives. */
    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException killed) {
            // it was what this is for
        }
    }

    private boolean isThere(EventSet events) {
        for (var event : events) {
            if (event instanceof BreakpointEvent hit
                    && (step.consumer() == null || step.consumer().equals(consumer(hit)))) {
                return true;
            }
        }
        return false;
    }

    /** The first argument of the method: the name under which the inbox handles messages. */
    private static String consumer(BreakpointEvent hit) {
        try {
            return ((StringReference) hit.thread().frame(0).getArgumentValues().getFirst()).value();
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException("a thread at a breakpoint stands still", e);
        }
    }

    private void arm() {
        for (var type : machine.classesByName(step.type())) {
            for (var method : type.methodsByName(step.method())) {
                var request = machine.eventRequestManager().createBreakpointRequest(place(method));
                request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                request.enable();
            }
        }
        if (machine.eventRequestManager().breakpointRequests().isEmpty()) {
            throw new IllegalStateException("there is no such place: " + step);
        }
    }

    private Location place(Method method) {
        try {
            return step.end()
                    ? method.allLineLocations().stream()
                            .max(Comparator.comparingInt(Location::lineNumber))
                            .orElseThrow()
                    : method.location();
        } catch (AbsentInformationException e) {
            throw new IllegalStateException("compiled without lines: " + step, e);
        }
    }

    private static VirtualMachine attach(String port) {
        var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        try {
            return connector.attach(arguments(connector, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Connector.Argument> arguments(AttachingConnector connector, String port) {
        var arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(port);
        return arguments;
    }

    /** What the service said last; it says it again with every start. */
    private static String debugPort(LocalSuite suite, String service) {
        try {
            return LISTENING
                    .matcher(Files.readString(suite.logs().resolve(service + ".log")))
                    .results()
                    .map(found -> found.group(1))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> new IllegalStateException(service + " was not started to be halted"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
