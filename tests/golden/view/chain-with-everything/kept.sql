DO $$ BEGIN ASSERT (SELECT a = 'x' AND b = 2 FROM base WHERE id = 1); END $$;
