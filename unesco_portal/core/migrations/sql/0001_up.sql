-- Permanent codes: see core/codes.py.
CREATE SEQUENCE portal_code_number MINVALUE 0 START 0 MAXVALUE 28629150;

CREATE FUNCTION portal_code(prefix text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXY';
    scattered bigint := (nextval('portal_code_number') * 17748373 + 9224113) % 28629151;
    body text := '';
    total integer := 0;
    digit integer;
BEGIN
    FOR position IN REVERSE 6..2 LOOP
        digit := scattered % 31;
        scattered := scattered / 31;
        body := substr(alphabet, digit + 1, 1) || body;
        total := total + position * digit;
    END LOOP;
    RETURN prefix || '-' || body || substr(alphabet, total % 31 + 1, 1);
END $$;

-- Dates of any precision: see core/dates.py.
CREATE FUNCTION portal_first_day(partial text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT make_date(
        substr(partial, 1, 4)::int,
        COALESCE(NULLIF(substr(partial, 6, 2), '')::int, 1),
        COALESCE(NULLIF(substr(partial, 9, 2), '')::int, 1))
$$;

CREATE FUNCTION portal_last_day(partial text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE length(partial)
        WHEN 4 THEN make_date(partial::int, 12, 31)
        WHEN 7 THEN (make_date(substr(partial, 1, 4)::int, substr(partial, 6, 2)::int, 1)
                     + interval '1 month' - interval '1 day')::date
        ELSE portal_first_day(partial) END
$$;

-- The days from the earliest possible start to the latest possible end; NULL means open.
CREATE FUNCTION portal_period(start_on text, end_on text) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT daterange(portal_first_day(start_on), portal_last_day(end_on), '[]')
$$;

-- Search: one folding for everything that is stored and everything that is asked.
-- Lower case, no accents, one form of compatible characters, one form of the Arabic alef.
CREATE FUNCTION portal_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(public.unaccent('public.unaccent'::regdictionary,
        translate(normalize(value, NFKC), 'أإآىةـ', 'اااي' || 'ه')))
$$;

-- Words: punctuation parts them; a character of a script without spaces is a word of its own.
CREATE FUNCTION portal_words(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(portal_fold(value),
            '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u2000-\u206F\u3000-\u303F\uFF00-\uFF0F]+',
            ' ', 'g'),
        '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF])', ' \1 ', 'g')
$$;

CREATE FUNCTION portal_vector(value text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.simple'::regconfig, COALESCE(portal_words(value), ''))
$$;

-- The query for a text somebody typed, from the very words that would be stored for it: in every
-- script, what the parser takes for no word is left out on both sides.
-- The last word may be unfinished: it matches as a beginning.
-- An earlier word matches as it is where it is a stored word (so that a common word before a rare
-- one costs nothing), else as a beginning. A word of at least four letters that begins no stored
-- word is replaced by the stored words nearest to it.
CREATE FUNCTION portal_query(value text) RETURNS tsquery
LANGUAGE plpgsql STABLE AS $$
DECLARE
    tokens text[] := (ARRAY(
        SELECT word.lexeme FROM unnest(portal_vector(value)) AS word, unnest(word.positions) AS place
        ORDER BY place))[1:12];
    token text;
    nearest text;
    result tsquery := NULL;
    part tsquery;
BEGIN
    FOR position IN 1..COALESCE(array_length(tokens, 1), 0) LOOP
        token := tokens[position];
        part := (quote_literal(token) || ':*')::tsquery;
        IF position < array_length(tokens, 1) AND EXISTS (SELECT 1 FROM core_lexeme WHERE word = token) THEN
            part := quote_literal(token)::tsquery;
        ELSIF length(token) >= 4 AND NOT EXISTS (
            SELECT 1 FROM core_lexeme WHERE word >= token AND word < token || U&'\+10FFFF'
        ) THEN
            SELECT string_agg(quote_literal(near.word), ' | ') INTO nearest FROM (
                SELECT word FROM (
                    SELECT word FROM core_lexeme WHERE word % token
                    UNION
                    SELECT word FROM core_lexeme
                    WHERE left(word, 1) = left(token, 1)
                      AND length(word) BETWEEN length(token) - 1 AND length(token) + 1
                ) AS candidate
                WHERE levenshtein_less_equal(word, left(token, 60), 2) <= 2
                ORDER BY levenshtein_less_equal(word, left(token, 60), 2), similarity(word, token) DESC, word
                LIMIT 4
            ) AS near;
            IF nearest IS NOT NULL THEN
                part := nearest::tsquery;
            END IF;
        END IF;
        result := CASE WHEN result IS NULL THEN part ELSE result && part END;
    END LOOP;
    RETURN COALESCE(result, ''::tsquery);
END $$;

CREATE INDEX core_lexeme_trigrams ON core_lexeme USING gin (word gin_trgm_ops);
CREATE INDEX core_lexeme_shape ON core_lexeme ((left(word, 1)), (length(word)));

-- The dataset clock: each committed change of a table moves its version by one. Statement
-- triggers note the touched table; one deferred trigger a transaction moves the versions in a
-- fixed order at commit, so writers wait for each other only for that moment.
CREATE UNLOGGED TABLE core_dataset_touch (
    transaction xid8 NOT NULL,
    dataset text NOT NULL,
    PRIMARY KEY (transaction, dataset)
);

CREATE FUNCTION portal_move_versions() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    touched text;
BEGIN
    FOR touched IN
        SELECT dataset FROM core_dataset_touch
        WHERE transaction = pg_current_xact_id() ORDER BY dataset
    LOOP
        INSERT INTO core_datasetversion AS clock (dataset, version, changed_at)
        VALUES (touched, 1, clock_timestamp())
        ON CONFLICT (dataset) DO UPDATE SET version = clock.version + 1, changed_at = clock_timestamp();
    END LOOP;
    DELETE FROM core_dataset_touch WHERE transaction = pg_current_xact_id();
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER core_dataset_touch_at_commit
AFTER INSERT ON core_dataset_touch DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION portal_move_versions();
