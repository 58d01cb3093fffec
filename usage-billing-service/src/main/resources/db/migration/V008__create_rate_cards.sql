-- What a vendor charges for a unit, from a moment on and until the unit's next card. Vendors charge fractions of a cent, so
-- prices are in millionths of the currency's major unit: 350000 is 0.35 dollars.
CREATE TABLE rate_card
(
    vendor          text        NOT NULL CHECK (vendor IN ('tavus', 'livekit', 'elevenlabs')),
    unit            text        NOT NULL CHECK (unit IN ('minute', 'session')),
    effective_from  timestamptz NOT NULL,
    price_micros    bigint      NOT NULL CHECK (price_micros BETWEEN 0 AND 1000000000000),
    currency        text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- How the seconds of a session become what is charged; a fixed price for each session has no seconds.
    rounding        text CHECK (rounding IN ('up_to_second', 'up_to_minute', 'up_to_block')),
    block_seconds   int CHECK (block_seconds > 0),
    minimum_seconds int CHECK (minimum_seconds >= 0),
    PRIMARY KEY (vendor, unit, effective_from),
    CHECK ((unit = 'minute') = (rounding IS NOT NULL)),
    CHECK ((unit = 'minute') = (minimum_seconds IS NOT NULL)),
    CHECK ((rounding IS NOT DISTINCT FROM 'up_to_block') = (block_seconds IS NOT NULL))
);

-- A month's entries lie next to each other, as they are booked in the order of time: a few pages of index find them.
CREATE INDEX ledger_entry_period ON ledger_entry USING brin (period);
