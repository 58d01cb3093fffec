package dev.parley.stack.process;

/// A child process that does nothing until it is ended.
final class Sleeper {
    private Sleeper() {}

    static void main() throws InterruptedException {
        System.out.println("here");
        Thread.currentThread().join();
    }
}
