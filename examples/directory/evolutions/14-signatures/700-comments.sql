-- What the generated documentation of the API shows.
COMMENT ON SCHEMA reporting IS 'Figures for dashboards';
COMMENT ON SCHEMA extensions IS 'What comes with PostgreSQL but is not ours';
COMMENT ON EXTENSION btree_gist IS 'Exclusion constraints with plain equality';

COMMENT ON FUNCTION global_search(text, integer, text[]) IS 'Searches pages of all kinds, best first';
COMMENT ON FUNCTION filter_software(text, text[], text[], text[], text, integer, integer) IS
'The software grid.

Each filter narrows the result; the column total is the same in every row
and counts what there would be without paging.';
COMMENT ON FUNCTION organisation_tree(uuid, integer) IS E'Nested JSON of an organisation\'s parts';
COMMENT ON FUNCTION citation_file(uuid) IS $$The content of a "CITATION.cff", as JSON$$;
COMMENT ON FUNCTION reporting.organisation_report(uuid, integer, integer) IS 'One organisation over some years';
COMMENT ON AGGREGATE weighted_average (numeric, numeric) IS 'Average by weight; rows without either do not count';

COMMENT ON TABLE category IS 'A tree of headings, of the whole directory or of one organisation';
COMMENT ON TABLE milestone IS 'What a project promised, and when';
COMMENT ON TABLE event IS 'Workshops and meetings';
COMMENT ON COLUMN event_registration.waiting IS 'No seat yet; promoted when one becomes free';
COMMENT ON TABLE job IS 'Work of the scrapers, taken with take_job';
COMMENT ON COLUMN job.priority IS 'Larger runs earlier; new jobs go to the end';
COMMENT ON INDEX job_no_twin_idx IS 'The same work is not queued twice';
COMMENT ON DOMAIN doi IS 'Without the resolver in front';
COMMENT ON CONSTRAINT budget_from_funder ON project_budget IS 'Checked at commit, so that both rows may come in any order';
COMMENT ON TRIGGER review_lock ON review IS 'A review that was handed in is final';
