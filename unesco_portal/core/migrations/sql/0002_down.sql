CREATE OR REPLACE FUNCTION portal_query(value text) RETURNS tsquery
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
