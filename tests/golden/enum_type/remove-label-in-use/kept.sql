DO $$ BEGIN ASSERT (SELECT array_agg(m ORDER BY id) = '{ok,happy}' FROM p) AND (SELECT count(*) = 2 FROM p); END $$;
