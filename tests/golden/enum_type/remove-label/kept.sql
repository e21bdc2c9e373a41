DO $$ BEGIN ASSERT (SELECT count(*) FROM data.todo WHERE history[1] = 'draft' OR s = 'done') = 2; END $$;
