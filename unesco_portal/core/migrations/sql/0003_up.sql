-- What pghistory's own function does, but it asks whether there is a context instead of catching the
-- error when there is none: an error caught is a subtransaction taken back, and each of those looks
-- through all that waits for the end of the transaction.
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE
LANGUAGE plpgsql AS $$
DECLARE
    context uuid := NULLIF(current_setting('pghistory.context_id', true), '');
    told jsonb := NULLIF(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF context IS NULL OR told IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO pghistory_context AS known (id, metadata, created_at, updated_at)
    VALUES (context, told, now(), now())
    ON CONFLICT (id) DO UPDATE
        SET metadata = EXCLUDED.metadata, updated_at = EXCLUDED.updated_at
        WHERE known.metadata <> EXCLUDED.metadata;
    RETURN context;
END;
$$;
