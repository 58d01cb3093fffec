package dev.parley.session.onboarding;

/// Somebody new, as the app introduces them.
public record Newcomer(String email, String firstName, String lastName) {

    String name() {
        return firstName + " " + lastName;
    }

    @Override
    public String toString() {
        return "Newcomer[]";
    }
}
