package dev.parley.persona.authoring;

import static dev.parley.persona.entitlement.Feature.PREMIUM_AVATARS;

import dev.parley.model.problem.FieldError;
import dev.parley.persona.catalogue.Avatar;
import dev.parley.persona.catalogue.CatalogueService;
import dev.parley.persona.catalogue.Voice;
import dev.parley.persona.entitlement.Entitlements;
import dev.parley.service.error.RequestNotValid;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets through what the catalogue offers and the owner's plan includes; and whatever rests, as nobody can talk to it.
/// It asks another service, so it is passed before the transaction of the change begins.
@ApplicationScoped
class PersonaGate {
    private final CatalogueService catalogue;
    private final Entitlements entitlements;

    PersonaGate(CatalogueService catalogue, Entitlements entitlements) {
        this.catalogue = catalogue;
        this.entitlements = entitlements;
    }

    Uni<PersonaContent> admit(Draft draft) {
        return draft.content().active()
                ? chosen(draft)
                        .invoke(Chosen::requireOffered)
                        .call(this::requireIncluded)
                        .replaceWith(draft.content())
                : Uni.createFrom().item(draft.content());
    }

    private Uni<Chosen> chosen(Draft draft) {
        return avatar(draft.content())
                .chain(avatar -> hasPremiumReplica(draft.content())
                        .map(premium -> new Chosen(draft, avatar, premium, Optional.empty())))
                .chain(chosen -> voice(draft.content()).map(chosen::with));
    }

    /// A face can be named without its avatar, too.
    private Uni<Boolean> hasPremiumReplica(PersonaContent content) {
        var replica = content.replicaId();
        return replica == null ? Uni.createFrom().item(false) : catalogue.isPremiumReplica(replica);
    }

    private Uni<Optional<Avatar>> avatar(PersonaContent content) {
        var id = content.avatarId();
        return id == null ? Uni.createFrom().item(Optional.empty()) : catalogue.avatar(id);
    }

    private Uni<Optional<Voice>> voice(PersonaContent content) {
        var id = content.vendorSettings().voice();
        return id == null ? Uni.createFrom().item(Optional.empty()) : catalogue.voice(id);
    }

    /// Everybody's personas need no plan.
    private Uni<Void> requireIncluded(Chosen chosen) {
        var owner = chosen.draft().owner();
        return owner == null || !chosen.isPremium()
                ? Uni.createFrom().voidItem()
                : entitlements.require(owner, PREMIUM_AVATARS);
    }

    /// What a draft names, as far as the catalogue has it.
    private record Chosen(Draft draft, Optional<Avatar> avatar, boolean hasPremiumReplica, Optional<Voice> voice) {

        Chosen with(Optional<Voice> found) {
            return new Chosen(draft, avatar, hasPremiumReplica, found);
        }

        boolean isPremium() {
            return hasPremiumReplica || avatar.filter(Avatar::isPremium).isPresent();
        }

        void requireOffered() {
            var errors = new ArrayList<FieldError>();
            if (draft.content().avatarId() != null && avatar.filter(Avatar::isActive).isEmpty()) {
                errors.add(new FieldError("/avatar_id", "is no avatar of the catalogue"));
            }
            if (draft.content().vendorSettings().voice() != null && voice.filter(Voice::isActive).isEmpty()) {
                errors.add(new FieldError("/vendor_settings/voice", "is no voice of the catalogue"));
            }
            if (!errors.isEmpty()) {
                throw new RequestNotValid(List.copyOf(errors));
            }
        }
    }
}
