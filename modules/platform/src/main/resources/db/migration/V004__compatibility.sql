-- Which versions of Seatkeeper may still serve this schema. A migration that older versions can't live with raises needs to
-- its own number; a version that does not know that number refuses to start.
CREATE TABLE schema_compatibility (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    needs integer NOT NULL
);
INSERT INTO schema_compatibility (needs) VALUES (1);
