package dev.parley.persona.catalogue;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class TierCode implements AttributeConverter<Tier, String> {

    @Override
    public String convertToDatabaseColumn(Tier tier) {
        return tier.code();
    }

    @Override
    public Tier convertToEntityAttribute(String code) {
        return Tier.of(code);
    }
}
