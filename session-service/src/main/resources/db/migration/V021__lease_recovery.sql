-- Which instance recovers, and until when it need not be heard of. It is nobody's data.
CREATE TABLE recovery_lease
(
    only_one boolean PRIMARY KEY CHECK (only_one),
    holder   text        NOT NULL,
    until    timestamptz NOT NULL
);
