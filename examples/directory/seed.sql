-- A few rows for each of the main tables. Loads into the base version of db/src.

INSERT INTO account (id, display_name, public_email, agreed_to_terms, preferences) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'Mira Okafor', 'mira@example.org', true, '{"theme": "dark"}'),
  ('a0000000-0000-4000-8000-000000000002', 'Jonas Weber', NULL, true, '{}'),
  ('a0000000-0000-4000-8000-000000000003', 'Curator', 'curator@example.org', true, '{"digest": "weekly"}');

INSERT INTO login_for_account (id, account, provider, subject, full_name, email, last_login_at) VALUES
  ('a1000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'orcid', '0000-0002-1825-0097', 'Mira Okafor', 'Mira@Example.org', '2026-02-01 09:00+00'),
  ('a1000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000002', 'surfconext', 'urn:jonas', 'Jonas Weber', 'jonas@example.edu', NULL),
  ('a1000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000003', 'local', 'curator', NULL, NULL, '2026-03-01 12:00+00');

INSERT INTO account_token (account, display_name, secret_hash, scopes, expires_on) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'laptop', '\x01', '{read,write}', current_date + 30);
INSERT INTO account_invite (id, created_by, max_uses, comment) VALUES
  ('a2000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000003', 5, 'workshop');
INSERT INTO global_announcement (text, enabled, level) VALUES ('Maintenance on Sunday', true, 'warning');

INSERT INTO image (data, mime_type) VALUES ('\x89504e470d0a1a0a', 'image/png'), ('\x3c7376672f3e', 'image/svg+xml');

INSERT INTO organisation (id, slug, parent, name, kind, ror_id, website, is_tenant, address, primary_maintainer) VALUES
  ('b0000000-0000-4000-8000-000000000001', 'northern-university', NULL, 'Northern University', 'university', 'https://ror.org/012345678', 'https://www.northern.example', true, ROW('Kade 1', '1000 AA', 'Noordstad', 'NL', ROW(52.1, 4.9)), 'a0000000-0000-4000-8000-000000000001'),
  ('b0000000-0000-4000-8000-000000000002', 'faculty-of-science', 'b0000000-0000-4000-8000-000000000001', 'Faculty of Science', 'university', NULL, NULL, true, NULL, NULL),
  ('b0000000-0000-4000-8000-000000000003', 'science-fund', NULL, 'Science Fund', 'foundation', NULL, 'https://fund.example', false, NULL, NULL),
  ('b0000000-0000-4000-8000-000000000004', 'compute-alliance', NULL, 'Compute Alliance', 'other', NULL, NULL, false, NULL, NULL);
INSERT INTO organisation_alias (organisation, alias, language) VALUES
  ('b0000000-0000-4000-8000-000000000001', 'NU', 'en'),
  ('b0000000-0000-4000-8000-000000000001', 'Noordelijke Universiteit', 'nl');
INSERT INTO maintainer_for_organisation (account, organisation) VALUES
  ('a0000000-0000-4000-8000-000000000002', 'b0000000-0000-4000-8000-000000000002');
INSERT INTO organisation_membership_period (organisation, consortium, period, contribution) VALUES
  ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000004', '[2020-01-01,2023-01-01)', 1000),
  ('b0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000004', '[2024-01-01,)', 1500);

INSERT INTO software (id, slug, brand_name, concept_doi, description, short_statement, get_started_url, is_published) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'tidal-kit', 'TidalKit', '10.5281/zenodo.1000001', '# TidalKit\nHarmonic analysis of tides.', 'Analyse tides', 'https://tidalkit.example/start', true),
  ('c0000000-0000-4000-8000-000000000002', 'glyph-scan', 'GlyphScan', NULL, 'Reads old manuscripts.', 'Recognise handwriting', NULL, true),
  ('c0000000-0000-4000-8000-000000000003', 'draft-tool', 'Draft Tool', NULL, NULL, NULL, NULL, false);
INSERT INTO maintainer_for_software (maintainer, software) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001'),
  ('a0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002');
INSERT INTO invite_maintainer_for_software (software, created_by) VALUES
  ('c0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000001');
INSERT INTO license (id, spdx, name, reference) VALUES
  (1, 'Apache-2.0', 'Apache License 2.0', 'https://spdx.org/licenses/Apache-2.0.html'),
  (2, 'MIT', 'MIT License', NULL);
INSERT INTO license_for_software (software, license, is_primary) VALUES
  ('c0000000-0000-4000-8000-000000000001', 1, true),
  ('c0000000-0000-4000-8000-000000000002', 2, true);
INSERT INTO repository_url (software, url, archived, languages, star_count, fork_count, scraping_disabled_reason) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'https://github.com/tidal/kit', false, '{"Python": 9000, "C": 1200}', 120, 14, NULL),
  ('c0000000-0000-4000-8000-000000000002', 'https://codeberg.org/glyph/scan', true, '{"Rust": 42000}', 7, NULL, 'archived by its owner');
INSERT INTO package_manager (software, url, registry, download_count) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'https://pypi.org/project/tidalkit/', 'pypi', 15000),
  ('c0000000-0000-4000-8000-000000000002', 'https://crates.io/crates/glyph-scan', 'crates', 300);
INSERT INTO software_release (software, tag, version_doi, released_on, release_notes) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'v1.0.0', '10.5281/zenodo.1000002', '2024-03-01', 'First'),
  ('c0000000-0000-4000-8000-000000000001', 'v1.2.0', '10.5281/zenodo.1000003', '2025-05-12', NULL),
  ('c0000000-0000-4000-8000-000000000001', 'v2.0.0-rc1', NULL, '2025-11-30', 'Try it'),
  ('c0000000-0000-4000-8000-000000000002', '0.9', NULL, '2023-01-15', NULL);
INSERT INTO software_highlight (software, position, highlighted_during) VALUES
  ('c0000000-0000-4000-8000-000000000001', 1, '[2025-01-01 00:00+00,)');
INSERT INTO software_for_software (origin, relation) VALUES
  ('c0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000001');
INSERT INTO software_for_organisation (software, organisation, status, is_featured, position) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000002', 'approved', true, 1),
  ('c0000000-0000-4000-8000-000000000002', 'b0000000-0000-4000-8000-000000000001', 'requested', false, NULL);

INSERT INTO person (id, account, given_names, family_names, email, orcid, biography, is_public) VALUES
  ('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Mira', 'Okafor', 'mira@example.org', '0000-0002-1825-0097', 'Oceanographer', true),
  ('d0000000-0000-4000-8000-000000000002', NULL, 'Jonas', 'Weber', NULL, NULL, NULL, true),
  ('d0000000-0000-4000-8000-000000000003', NULL, 'Ana', 'Silva', 'ana@example.com', NULL, NULL, false);
INSERT INTO person_affiliation (person, organisation, organisation_name, role_name, during) VALUES
  ('d0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000002', 'Faculty of Science', 'researcher', '[2022-09-01,)'),
  ('d0000000-0000-4000-8000-000000000002', NULL, 'Weber Consulting', NULL, '[2019-01-01,2024-01-01)');
INSERT INTO contributor (software, person, role_name, is_contact_person, credit_roles) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'Lead', true, '{Software,Methodology}'),
  ('c0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000002', NULL, false, '{}'),
  ('c0000000-0000-4000-8000-000000000002', 'd0000000-0000-4000-8000-000000000002', 'Author', true, '{Software}');

INSERT INTO project (id, slug, title, subtitle, description, date_start, date_end, is_published, grant_id) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'rising-seas', 'Rising Seas', 'Tides in a warmer world', 'We *measure*.', '2023-01-01', '2027-12-31', true, 'SF-2022-17'),
  ('e0000000-0000-4000-8000-000000000002', 'old-letters', 'Old Letters', NULL, NULL, '2020-01-01', '2022-12-31', true, NULL);
INSERT INTO maintainer_for_project (maintainer, project) VALUES
  ('a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001');
INSERT INTO invite_maintainer_for_project (project, created_by) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001');
INSERT INTO team_member (project, person, role_name, is_contact_person, position) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'Principal investigator', true, 1),
  ('e0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000003', 'Analyst', false, 2);
INSERT INTO url_for_project (project, title, url) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'Blog', 'https://rising-seas.example/blog');
INSERT INTO software_for_project (software, project) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001');
INSERT INTO project_for_project (origin, relation, status) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000002', 'approved');
INSERT INTO project_for_organisation (project, organisation, role) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'participating'),
  ('e0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000003', 'funding');
INSERT INTO project_budget (project, funder, budget_year, amount, overhead) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000003', 2023, 120000.50, 20),
  ('e0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000003', 2024, 150000, 20);
INSERT INTO milestone (project, number, title, due_on, reached_on, depends_on) VALUES
  ('e0000000-0000-4000-8000-000000000001', 1, 'Gauges placed', '2023-06-30', '2023-07-10', NULL),
  ('e0000000-0000-4000-8000-000000000001', 2, 'First data set', '2024-06-30', NULL, 1);

INSERT INTO keyword (id, value) VALUES
  ('f0000000-0000-4000-8000-000000000001', 'Oceanography'),
  ('f0000000-0000-4000-8000-000000000002', 'Image processing');
INSERT INTO keyword_for_software (software, keyword) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001'),
  ('c0000000-0000-4000-8000-000000000002', 'f0000000-0000-4000-8000-000000000002'),
  ('c0000000-0000-4000-8000-000000000002', 'f0000000-0000-4000-8000-000000000001');
INSERT INTO keyword_for_project (project, keyword) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001');
INSERT INTO research_domain (id, key, name, parent) VALUES
  ('f1000000-0000-4000-8000-000000000001', 'PE10', 'Earth System Science', NULL),
  ('f1000000-0000-4000-8000-000000000002', 'PE10_8', 'Oceanography', 'f1000000-0000-4000-8000-000000000001');
INSERT INTO research_domain_for_project (project, research_domain) VALUES
  ('e0000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000002');
INSERT INTO category (id, parent, organisation, short_name, name, sort_key) VALUES
  ('f2000000-0000-4000-8000-000000000001', NULL, NULL, 'Field', 'Field of research', 1),
  ('f2000000-0000-4000-8000-000000000002', 'f2000000-0000-4000-8000-000000000001', NULL, 'Earth', 'Earth sciences', 2);
INSERT INTO category_for_software (software, category) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'f2000000-0000-4000-8000-000000000002');

INSERT INTO mention (id, doi, url, title, authors, publication_year, kind, source) VALUES
  ('90000000-0000-4000-8000-000000000001', '10.1000/TIDES.1', NULL, 'Tides  reconsidered', 'Okafor, M.', 2024, 'article', 'manual'),
  ('90000000-0000-4000-8000-000000000002', NULL, 'https://blog.example/tidalkit', 'A week with TidalKit', NULL, 2025, 'blog_post', 'manual'),
  ('90000000-0000-4000-8000-000000000003', '10.1000/seas.7', NULL, 'Seas in numbers', 'Silva, A.', 2025, 'dataset', 'crossref');
INSERT INTO mention_for_software (mention, software) VALUES
  ('90000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000001');
INSERT INTO reference_paper_for_software (mention, software) VALUES
  ('90000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001');
INSERT INTO citation_for_mention (mention, citation) VALUES
  ('90000000-0000-4000-8000-000000000001', '90000000-0000-4000-8000-000000000003');
INSERT INTO output_for_project (mention, project) VALUES
  ('90000000-0000-4000-8000-000000000003', 'e0000000-0000-4000-8000-000000000001');
INSERT INTO impact_for_project (mention, project) VALUES
  ('90000000-0000-4000-8000-000000000002', 'e0000000-0000-4000-8000-000000000001');
INSERT INTO testimonial (software, message, source, position) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'Saved us a year.', 'Harbour office', 1);

INSERT INTO community (id, slug, name, primary_maintainer, keywords, badge_scores) VALUES
  ('80000000-0000-4000-8000-000000000001', 'sea-and-shore', 'Sea and Shore', 'a0000000-0000-4000-8000-000000000003', '{Tides,"sea  level"}', '[70,100]');
INSERT INTO maintainer_for_community (maintainer, community) VALUES
  ('a0000000-0000-4000-8000-000000000001', '80000000-0000-4000-8000-000000000001');
INSERT INTO software_for_community (software, community, status) VALUES
  ('c0000000-0000-4000-8000-000000000001', '80000000-0000-4000-8000-000000000001', 'approved'),
  ('c0000000-0000-4000-8000-000000000002', '80000000-0000-4000-8000-000000000001', 'requested');
INSERT INTO review (id, software, community, reviewer, verdict, score, submitted_at) VALUES
  ('81000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', '80000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000003', 'accept', 92.5, '2026-01-15 10:00+00');
INSERT INTO review_comment (review, author, body) VALUES
  ('81000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000003', 'Please add an example.'),
  ('81000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Done.');

INSERT INTO news (id, slug, title, body, author, is_published, published_on) VALUES
  ('70000000-0000-4000-8000-000000000001', 'directory-opens', 'The directory opens', 'Today **everybody** may register.', 'Editors', true, '2025-09-01'),
  ('70000000-0000-4000-8000-000000000002', 'to-come', 'To come', 'Later.', 'Editors', false, NULL);
INSERT INTO software_in_news (news, software) VALUES
  ('70000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001');
INSERT INTO image_for_news (news, image_id)
  SELECT '70000000-0000-4000-8000-000000000001', id FROM image WHERE mime_type = 'image/png';
INSERT INTO meta_page (slug, title, is_published, position) VALUES ('about', 'About', true, 1), ('terms', 'Terms', true, 2);

INSERT INTO venue (name, seats) VALUES ('Hall A', 2), ('Room 12', 20);
INSERT INTO event (id, slug, title, organiser, is_published) VALUES
  ('60000000-0000-4000-8000-000000000001', 'tide-week', 'Tide Week', 'b0000000-0000-4000-8000-000000000001', true);
INSERT INTO event_session (id, event, venue, title, during, capacity) VALUES
  ('61000000-0000-4000-8000-000000000001', '60000000-0000-4000-8000-000000000001', 1, 'Opening', '[2027-05-01 09:00+00,2027-05-01 10:00+00)', NULL),
  ('61000000-0000-4000-8000-000000000002', '60000000-0000-4000-8000-000000000001', 1, 'Workshop', '[2027-05-01 10:00+00,2027-05-01 12:00+00)', 1);
INSERT INTO event_registration (session, account, diet) VALUES
  ('61000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', 'vegetarian'),
  ('61000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000002', NULL);
INSERT INTO software_at_event (event, software) VALUES
  ('60000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001');

INSERT INTO page_view (viewed_at, page_kind, page, country) VALUES
  ('2024-06-01 10:00+00', 'software', 'c0000000-0000-4000-8000-000000000001', 'nl'),
  ('2025-06-01 10:00+00', 'software', 'c0000000-0000-4000-8000-000000000001', 'de'),
  ('2026-02-01 10:00+00', 'project', 'e0000000-0000-4000-8000-000000000001', NULL),
  ('2031-01-01 00:00+00', 'news', '70000000-0000-4000-8000-000000000001', 'FR');
INSERT INTO metric_definition (metric, label, unit) VALUES ('downloads', 'Downloads', 'a month'), ('stars', 'Stars', NULL);
INSERT INTO metric_sample (software, origin, metric, sampled_on, value) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'pypi', 'downloads', '2026-01-01', 1200),
  ('c0000000-0000-4000-8000-000000000001', 'pypi', 'downloads', '2026-02-01', 1350),
  ('c0000000-0000-4000-8000-000000000002', 'crates', 'downloads', '2026-02-01', 30),
  ('c0000000-0000-4000-8000-000000000001', 'github', 'stars', '2026-02-01', 120);
INSERT INTO live_counter (name, value) VALUES ('visits', 10);

INSERT INTO audit.login_attempt (provider, subject, address, success, reason) VALUES
  ('local', 'curator', '192.0.2.7', false, 'wrong password'),
  ('local', 'curator', '192.0.2.7', true, NULL);
INSERT INTO job (task, payload, state, worker) VALUES
  ('scrape.repository', '{"software": "tidal-kit"}', 'queued', NULL),
  ('scrape.citations', '{}', 'succeeded', NULL),
  ('mail.digest', '{"week": 7}', 'running', 'worker-1');
INSERT INTO job_schedule (task, every) VALUES ('scrape.repository', '1 day'), ('refresh.reports', '12 hours');
INSERT INTO backend_log (service_name, level, message) VALUES ('scraper', 'error', 'time out');
