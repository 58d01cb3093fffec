package dev.parley.persona.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One place where two versions differ, on the JSON that their digests are of. A list is one place, as its order
/// means something.
///
/// @param pointer
///            where, as RFC 6901 writes it
/// @param from
///            null where there was nothing
public record PersonaChange(String pointer, @Nullable JsonNode from, @Nullable JsonNode to) {

    static List<PersonaChange> between(PersonaContent from, PersonaContent to) {
        return between(PersonaContentJson.tree(from), PersonaContentJson.tree(to));
    }

    static List<PersonaChange> between(JsonNode from, JsonNode to) {
        var changes = new ArrayList<PersonaChange>();
        compare("", from, to, changes);
        return changes;
    }

    /// An object that is not there has the same leaves as an empty one.
    private static void compare(String pointer, JsonNode from, JsonNode to, List<PersonaChange> changes) {
        if (isObjectOrMissing(from) && isObjectOrMissing(to)) {
            var names = new TreeSet<String>();
            from.fieldNames().forEachRemaining(names::add);
            to.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + escaped(name), from.path(name), to.path(name), changes));
        } else if (!from.equals(to)) {
            changes.add(new PersonaChange(pointer, orNull(from), orNull(to)));
        }
    }

    private static boolean isObjectOrMissing(JsonNode node) {
        return node.isObject() || node.isMissingNode();
    }

    private static @Nullable JsonNode orNull(JsonNode node) {
        return node instanceof MissingNode ? null : node;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return "PersonaChange[pointer=" + pointer + "]";
    }
}
