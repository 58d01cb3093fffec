-- True for a presence that its own person put out by joining again: they have not left.
ALTER TABLE presence
    ADD COLUMN replaced boolean NOT NULL DEFAULT false;
