DO $$ BEGIN ASSERT (SELECT count(*) = 2 FROM m_old) AND (SELECT count(*) = 1 FROM r); END $$;
