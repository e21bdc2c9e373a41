-- Accounts --------------------------------------------------------------------------------------

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account TO dir_user, dir_curator
  USING (id = current_account_id())
  WITH CHECK (id = current_account_id());
CREATE POLICY account_admin ON account TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE login_for_account ENABLE ROW LEVEL SECURITY;
CREATE POLICY login_own ON login_for_account FOR SELECT TO dir_user, dir_curator USING (account = current_account_id());
CREATE POLICY login_unlink ON login_for_account FOR DELETE TO dir_user, dir_curator
  USING (
    account = current_account_id()
    AND EXISTS (
      SELECT FROM login_for_account AS other
      WHERE other.account = login_for_account.account AND other.id <> login_for_account.id));
CREATE POLICY login_admin ON login_for_account TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE account_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_token FORCE ROW LEVEL SECURITY;
CREATE POLICY token_own ON account_token TO dir_user, dir_curator
  USING (account = current_account_id() AND expires_on >= current_date);
CREATE POLICY token_never_admin ON account_token AS RESTRICTIVE FOR INSERT TO dir_user
  WITH CHECK (NOT 'admin' = ANY (scopes));
CREATE POLICY token_admin ON account_token TO dir_admin USING (true);

ALTER TABLE account_invite ENABLE ROW LEVEL SECURITY;
CREATE POLICY invite_admin ON account_invite TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE global_announcement ENABLE ROW LEVEL SECURITY;
CREATE POLICY announcement_read ON global_announcement FOR SELECT TO dir_anon, dir_user, dir_curator USING (enabled);
CREATE POLICY announcement_admin ON global_announcement TO dir_admin USING (true) WITH CHECK (true);

-- Organisations ---------------------------------------------------------------------------------

ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_read ON organisation FOR SELECT TO dir_anon, dir_user, dir_curator USING (true);
CREATE POLICY organisation_maintain ON organisation FOR UPDATE TO dir_user, dir_curator
  USING (id IN (SELECT organisations_of_current_maintainer()))
  WITH CHECK (id IN (SELECT organisations_of_current_maintainer()));
CREATE POLICY organisation_suggest ON organisation FOR INSERT TO dir_user
  WITH CHECK (NOT is_tenant AND primary_maintainer IS NULL AND parent IS NULL);
CREATE POLICY organisation_curate ON organisation FOR ALL TO dir_curator
  USING (NOT is_tenant)
  WITH CHECK (NOT is_tenant AND kind <> 'other');
CREATE POLICY organisation_admin ON organisation TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE maintainer_for_organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY maintainer_organisation_own ON maintainer_for_organisation TO dir_user, dir_curator
  USING (organisation IN (SELECT * FROM organisations_of_current_maintainer()));
CREATE POLICY maintainer_organisation_admin ON maintainer_for_organisation TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE organisation_alias ENABLE ROW LEVEL SECURITY;
CREATE POLICY alias_read ON organisation_alias FOR SELECT USING (true);
CREATE POLICY alias_curate ON organisation_alias TO dir_curator, dir_admin USING (true) WITH CHECK (language <> 'xx');

-- Software --------------------------------------------------------------------------------------

ALTER TABLE software ENABLE ROW LEVEL SECURITY;
CREATE POLICY software_anon ON software FOR SELECT TO dir_anon USING (is_published);
CREATE POLICY software_read ON software FOR SELECT TO dir_user, dir_curator
  USING (is_published OR id IN (SELECT software_of_current_maintainer()));
CREATE POLICY software_create ON software FOR INSERT TO dir_user, dir_curator
  WITH CHECK (
    (SELECT agreed_to_terms FROM account WHERE account.id = current_account_id())
    AND NOT is_published);
CREATE POLICY software_maintain ON software FOR UPDATE TO dir_user
  USING (id IN (SELECT software_of_current_maintainer()))
  WITH CHECK (id IN (SELECT software_of_current_maintainer()));
CREATE POLICY software_curate ON software FOR UPDATE TO dir_curator
  USING (is_published OR updated_at < LOCALTIMESTAMP - interval '1 year');
CREATE POLICY software_admin ON software TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE maintainer_for_software ENABLE ROW LEVEL SECURITY;
CREATE POLICY maintainer_software_own ON maintainer_for_software FOR SELECT TO dir_user, dir_curator
  USING (software IN (SELECT software_of_current_maintainer()));
CREATE POLICY maintainer_software_admin ON maintainer_for_software TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE invite_maintainer_for_software ENABLE ROW LEVEL SECURITY;
CREATE POLICY invite_software_own ON invite_maintainer_for_software TO dir_user, dir_curator
  USING (software IN (SELECT software_of_current_maintainer()) OR created_by = current_account_id())
  WITH CHECK (
    software IN (SELECT software_of_current_maintainer())
    AND created_by = current_account_id()
    AND claimed_by IS NULL);
CREATE POLICY invite_software_admin ON invite_maintainer_for_software TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE repository_url ENABLE ROW LEVEL SECURITY;
CREATE POLICY repository_read ON repository_url FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (software IN (SELECT id FROM software));
CREATE POLICY repository_maintain ON repository_url TO dir_user
  USING (software IN (SELECT software_of_current_maintainer()));
CREATE POLICY repository_admin ON repository_url TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE repository_statistics ENABLE ROW LEVEL SECURITY;
CREATE POLICY statistics_read ON repository_statistics FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (software IN (SELECT software FROM repository_url));
CREATE POLICY statistics_admin ON repository_statistics TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE package_manager ENABLE ROW LEVEL SECURITY;
CREATE POLICY package_read ON package_manager FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (EXISTS (SELECT 1 FROM software AS s WHERE s.id = package_manager.software));
CREATE POLICY package_maintain ON package_manager TO dir_user
  USING (software IN (SELECT software_of_current_maintainer()));
CREATE POLICY package_admin ON package_manager TO dir_admin USING (true);

ALTER TABLE license_for_software ENABLE ROW LEVEL SECURITY;
CREATE POLICY software_license_read ON license_for_software FOR SELECT USING (software IN (SELECT id FROM software));
CREATE POLICY software_license_maintain ON license_for_software TO dir_user
  USING (software IN (SELECT software_of_current_maintainer()));

ALTER TABLE software_release ENABLE ROW LEVEL SECURITY;
CREATE POLICY release_read ON software_release FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (
    released_on <= current_date
    AND software IN (SELECT id FROM software WHERE is_published));
CREATE POLICY release_maintain ON software_release TO dir_user, dir_curator
  USING (software IN (SELECT software_of_current_maintainer()))
  WITH CHECK (released_on BETWEEN '1960-01-01' AND current_date + 365);
CREATE POLICY release_admin ON software_release TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE software_highlight ENABLE ROW LEVEL SECURITY;
CREATE POLICY highlight_read ON software_highlight FOR SELECT USING (highlighted_during @> now());
CREATE POLICY highlight_admin ON software_highlight TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE software_for_organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY software_organisation_read ON software_for_organisation FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (
    CASE status
      WHEN 'approved' THEN software IN (SELECT id FROM software)
      ELSE software IN (SELECT software_of_current_maintainer())
        OR organisation IN (SELECT organisations_of_current_maintainer())
    END);
CREATE POLICY software_organisation_request ON software_for_organisation FOR INSERT TO dir_user, dir_curator
  WITH CHECK (
    status = 'requested' AND software IN (SELECT software_of_current_maintainer())
    OR organisation IN (SELECT organisations_of_current_maintainer()));
CREATE POLICY software_organisation_admin ON software_for_organisation TO dir_admin USING (true) WITH CHECK (true);

-- People ----------------------------------------------------------------------------------------

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_read ON person FOR SELECT TO dir_anon USING (is_public);
CREATE POLICY person_read_more ON person FOR SELECT TO dir_user, dir_curator USING (is_public OR account IS NOT NULL);
CREATE POLICY person_own ON person FOR UPDATE TO dir_user USING (id IN (SELECT people_of_current_account()));
CREATE POLICY person_add ON person FOR INSERT TO dir_user, dir_curator WITH CHECK (account IS NULL AND email IS NULL);
CREATE POLICY person_admin ON person TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE contributor ENABLE ROW LEVEL SECURITY;
CREATE POLICY contributor_read ON contributor FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (software IN (SELECT id FROM software));
CREATE POLICY contributor_maintain ON contributor TO dir_user
  USING (software IN (SELECT software_of_current_maintainer()))
  WITH CHECK (software IN (SELECT software_of_current_maintainer()));
CREATE POLICY contributor_admin ON contributor TO dir_admin USING (true) WITH CHECK (true);

-- Projects --------------------------------------------------------------------------------------

ALTER TABLE project ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_anon ON project FOR SELECT TO dir_anon USING (is_published);
CREATE POLICY project_read ON project FOR SELECT TO dir_user, dir_curator
  USING (is_published OR id IN (SELECT projects_of_current_maintainer()));
CREATE POLICY project_create ON project FOR INSERT TO dir_user, dir_curator WITH CHECK (NOT is_published);
CREATE POLICY project_maintain ON project FOR UPDATE TO dir_user, dir_curator
  USING (id IN (SELECT projects_of_current_maintainer()));
CREATE POLICY project_admin ON project TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE maintainer_for_project ENABLE ROW LEVEL SECURITY;
CREATE POLICY maintainer_project_own ON maintainer_for_project FOR SELECT TO dir_user, dir_curator
  USING (project IN (SELECT projects_of_current_maintainer()));
CREATE POLICY maintainer_project_admin ON maintainer_for_project TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE team_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY team_read ON team_member FOR SELECT TO dir_anon, dir_user, dir_curator
  USING (project IN (SELECT id FROM project));
CREATE POLICY team_maintain ON team_member TO dir_user USING (project IN (SELECT projects_of_current_maintainer()));
CREATE POLICY team_admin ON team_member TO dir_admin USING (true);

ALTER TABLE project_budget ENABLE ROW LEVEL SECURITY;
CREATE POLICY budget_read ON project_budget FOR SELECT TO dir_curator USING (NOT in_kind);
CREATE POLICY budget_own ON project_budget TO dir_user
  USING (project IN (SELECT projects_of_current_maintainer()))
  WITH CHECK (amount < 10000000);
CREATE POLICY budget_admin ON project_budget TO dir_admin USING (true) WITH CHECK (true);

-- Mentions, communities, reviews -----------------------------------------------------------------

ALTER TABLE mention ENABLE ROW LEVEL SECURITY;
CREATE POLICY mention_read ON mention FOR SELECT USING (true);
CREATE POLICY mention_add ON mention FOR INSERT TO dir_user, dir_curator
  WITH CHECK (source = 'manual' AND publication_year <= extract(year FROM current_date) + 1);
CREATE POLICY mention_admin ON mention TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE community ENABLE ROW LEVEL SECURITY;
CREATE POLICY community_read ON community FOR SELECT USING (true);
CREATE POLICY community_maintain ON community FOR UPDATE TO dir_curator
  USING (id IN (SELECT communities_of_current_maintainer()));
CREATE POLICY community_admin ON community TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE software_for_community ENABLE ROW LEVEL SECURITY;
CREATE POLICY software_community_read ON software_for_community FOR SELECT TO dir_anon USING (status = 'approved');
CREATE POLICY software_community_involved ON software_for_community TO dir_user, dir_curator
  USING (
    status = 'approved'
    OR software IN (SELECT software_of_current_maintainer())
    OR community IN (SELECT communities_of_current_maintainer()))
  WITH CHECK (
    status IN ('requested', 'rejected_by_origin') AND software IN (SELECT software_of_current_maintainer())
    OR status <> 'rejected_by_origin' AND community IN (SELECT communities_of_current_maintainer()));
CREATE POLICY software_community_admin ON software_for_community TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE review ENABLE ROW LEVEL SECURITY;
CREATE POLICY review_own ON review TO dir_user, dir_curator
  USING (reviewer = current_account_id());
CREATE POLICY review_subject ON review FOR SELECT TO dir_user
  USING (submitted_at IS NOT NULL AND software IN (SELECT software_of_current_maintainer()));
CREATE POLICY review_not_of_own_software ON review AS RESTRICTIVE FOR UPDATE TO dir_user, dir_curator
  USING (software NOT IN (SELECT software_of_current_maintainer()));
CREATE POLICY review_admin ON review TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE review_comment ENABLE ROW LEVEL SECURITY;
CREATE POLICY review_comment_visible ON review_comment FOR SELECT TO dir_user, dir_curator
  USING (review IN (SELECT id FROM review));
CREATE POLICY review_comment_write ON review_comment FOR INSERT TO dir_user, dir_curator
  WITH CHECK (author = current_account_id());

-- News, events ----------------------------------------------------------------------------------

ALTER TABLE news ENABLE ROW LEVEL SECURITY;
CREATE POLICY news_read ON news FOR SELECT TO dir_anon, dir_user
  USING (is_published AND published_on <= current_date);
CREATE POLICY news_write ON news TO dir_curator
  USING (published_on IS NULL OR published_on > current_date - 30)
  WITH CHECK (byline IS NOT NULL);
CREATE POLICY news_admin ON news TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE meta_page ENABLE ROW LEVEL SECURITY;
CREATE POLICY meta_page_read ON meta_page FOR SELECT USING (is_published);
CREATE POLICY meta_page_admin ON meta_page TO dir_admin USING (true) WITH CHECK (true);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_read ON event FOR SELECT USING (is_published);
CREATE POLICY event_write ON event TO dir_curator, dir_admin
  USING (true)
  WITH CHECK (organiser IS NULL OR organiser IN (SELECT organisations_of_current_maintainer()) OR is_administrator());

ALTER TABLE event_registration ENABLE ROW LEVEL SECURITY;
CREATE POLICY registration_own ON event_registration TO dir_user, dir_curator
  USING (account = current_account_id())
  WITH CHECK (account = current_account_id() AND attended IS NULL);
CREATE POLICY registration_curate ON event_registration FOR UPDATE TO dir_curator USING (NOT waiting) WITH CHECK (true);
CREATE POLICY registration_admin ON event_registration TO dir_admin USING (true) WITH CHECK (true);

-- Logs ------------------------------------------------------------------------------------------

ALTER TABLE audit.change ENABLE ROW LEVEL SECURITY;
CREATE POLICY change_admin ON audit.change FOR SELECT TO dir_admin USING (table_name <> 'account');

ALTER TABLE backend_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY backend_log_admin ON backend_log TO dir_admin USING (true) WITH CHECK (true);

COMMENT ON POLICY software_create ON software IS 'Terms first; a page is published later';
COMMENT ON POLICY review_not_of_own_software ON review IS 'Whoever maintains a package does not review it';
