DO $$ BEGIN ASSERT (SELECT ns = '{1,2}' AND n = 3 AND ms = '{a,b}' FROM t WHERE id = 1); END $$;
