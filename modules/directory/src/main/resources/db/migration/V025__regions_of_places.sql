-- Where the nth person is was found by going over every place of the organization: a thousand of them for a million people, and
-- that took a third of a page's time. Thirty-two places or so now are a region, which counts its people as well. So whoever
-- looks for the nth person goes over the regions, and then over the places of one. A region begins where its first place does.
CREATE TABLE user_region (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    first_user_id uuid NOT NULL,
    people integer NOT NULL CHECK (people >= 0),
    PRIMARY KEY (org_id, first_user_id)
) WITH (fillfactor = 50);

-- Splits the region that a place lies in, once it has twice as many places as it should.
CREATE FUNCTION split_region(p_org uuid, p_place uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    beginning uuid := (SELECT first_user_id FROM user_region
        WHERE org_id = p_org AND first_user_id <= p_place ORDER BY first_user_id DESC LIMIT 1);
    behind uuid := coalesce((SELECT first_user_id FROM user_region
        WHERE org_id = p_org AND first_user_id > p_place ORDER BY first_user_id LIMIT 1), 'ffffffff-ffff-ffff-ffff-ffffffffffff');
BEGIN
    INSERT INTO user_region (org_id, first_user_id, people)
        SELECT p_org, (array_agg(first_user_id ORDER BY first_user_id))[1], sum(people)
        FROM (SELECT first_user_id, people, (row_number() OVER (ORDER BY first_user_id) - 1) / 32 AS region,
                count(*) OVER () AS places
            FROM user_place
            WHERE org_id = p_org AND first_user_id >= beginning AND first_user_id < behind) place
        WHERE places >= 64
        GROUP BY region
        ON CONFLICT (org_id, first_user_id) DO UPDATE SET people = excluded.people;
END $$;

CREATE OR REPLACE FUNCTION first_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_place VALUES (NEW.org_id, '00000000-0000-0000-0000-000000000000', 0);
    INSERT INTO user_region VALUES (NEW.org_id, '00000000-0000-0000-0000-000000000000', 0);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION places_follow_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    crowded record;
BEGIN
    FOR crowded IN
        WITH coming AS (
            SELECT added.org_id, home.place, home.region, count(*) AS people
            FROM added CROSS JOIN LATERAL (
                SELECT (SELECT first_user_id FROM user_place
                        WHERE org_id = added.org_id AND first_user_id <= added.user_id
                        ORDER BY first_user_id DESC LIMIT 1) AS place,
                    (SELECT first_user_id FROM user_region
                        WHERE org_id = added.org_id AND first_user_id <= added.user_id
                        ORDER BY first_user_id DESC LIMIT 1) AS region) home
            WHERE added.deleted_at IS NULL GROUP BY added.org_id, home.place, home.region),
        counted AS (
            UPDATE user_region region SET people = region.people + filling.people
            FROM (SELECT org_id, region, sum(people) AS people FROM coming GROUP BY org_id, region) filling
            WHERE region.org_id = filling.org_id AND region.first_user_id = filling.region)
        UPDATE user_place place SET people = place.people + coming.people
        FROM coming WHERE place.org_id = coming.org_id AND place.first_user_id = coming.place
        RETURNING place.org_id, place.first_user_id, place.people
    LOOP
        IF crowded.people >= 2000 THEN
            PERFORM split_place(crowded.org_id, crowded.first_user_id);
            PERFORM split_region(crowded.org_id, crowded.first_user_id);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION leave_places_and_teams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_region SET people = people - 1 WHERE org_id = OLD.org_id AND first_user_id = (
        SELECT first_user_id FROM user_region WHERE org_id = OLD.org_id AND first_user_id <= OLD.user_id
        ORDER BY first_user_id DESC LIMIT 1);
    UPDATE user_place SET people = people - 1 WHERE org_id = OLD.org_id AND first_user_id = (
        SELECT first_user_id FROM user_place WHERE org_id = OLD.org_id AND first_user_id <= OLD.user_id
        ORDER BY first_user_id DESC LIMIT 1);
    DELETE FROM team_member WHERE org_id = OLD.org_id AND user_id = OLD.user_id;
    RETURN NULL;
END $$;

-- Nobody comes or goes while the regions are counted.
LOCK TABLE organization, user_account IN SHARE ROW EXCLUSIVE MODE;
INSERT INTO user_region SELECT org_id, '00000000-0000-0000-0000-000000000000', sum(people) FROM user_place GROUP BY org_id;
SELECT split_region(org_id, first_user_id) FROM user_region;
