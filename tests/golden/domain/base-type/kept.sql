DO $$ BEGIN ASSERT (SELECT count(*) FROM data.item WHERE price = 7 AND steps[2] = 2 AND name = 'one') = 1; END $$;
