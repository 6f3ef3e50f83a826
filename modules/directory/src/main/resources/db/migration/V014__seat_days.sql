-- What became of the seats, day by day: filled by the schema itself, under the organization's lock, whoever writes. A day on
-- which nothing changed has no row; the one before it holds what it began and ended with.

CREATE TABLE seat_day (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    day date NOT NULL, -- in UTC
    low integer NOT NULL,
    high integer NOT NULL,
    used integer NOT NULL, -- at its end
    max_seats integer,
    PRIMARY KEY (org_id, day)
) WITH (fillfactor = 50);

-- When 80, 95 or 100 percent of the limit are passed upwards, by more people or by a lower limit, it is told, once for each time;
-- of several that are passed at once the highest.
CREATE FUNCTION seats_are_watched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was record := CASE TG_OP WHEN 'UPDATE' THEN OLD ELSE NEW END;
    passed integer;
BEGIN
    INSERT INTO seat_day
        SELECT NEW.org_id, (clock_timestamp() AT TIME ZONE 'UTC')::date, least(was.seats_used, NEW.seats_used),
            greatest(was.seats_used, NEW.seats_used), NEW.seats_used, NEW.max_seats
        FROM organization WHERE org_id = NEW.org_id -- not while it is being removed
        ON CONFLICT (org_id, day) DO UPDATE SET low = least(seat_day.low, excluded.low),
            high = greatest(seat_day.high, excluded.high), used = excluded.used, max_seats = excluded.max_seats;
    IF FOUND AND TG_OP = 'UPDATE' AND NEW.max_seats IS NOT NULL THEN
        SELECT max(percent) INTO passed FROM unnest(ARRAY[80, 95, 100]) percent
            WHERE NEW.seats_used::bigint * 100 >= NEW.max_seats::bigint * percent
                AND coalesce(OLD.seats_used::bigint * 100 < OLD.max_seats::bigint * percent, true);
    END IF;
    IF passed IS NOT NULL THEN
        PERFORM record_facts(NEW.org_id, ARRAY['system'], ARRAY['seats'], ARRAY['Seatkeeper'], ARRAY['seats.threshold'],
            ARRAY[NEW.org_id::text], ARRAY[jsonb_build_object('percent', passed, 'used', NEW.seats_used,
                'maxSeats', NEW.max_seats)]);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER seats_are_watched_from_the_start AFTER INSERT ON organization_counter
    FOR EACH ROW EXECUTE FUNCTION seats_are_watched();
CREATE TRIGGER seats_are_watched AFTER UPDATE ON organization_counter
    FOR EACH ROW WHEN (OLD.seats_used <> NEW.seats_used OR OLD.max_seats IS DISTINCT FROM NEW.max_seats)
    EXECUTE FUNCTION seats_are_watched();

INSERT INTO seat_day SELECT org_id, (now() AT TIME ZONE 'UTC')::date, seats_used, seats_used, seats_used, max_seats
    FROM organization_counter;
