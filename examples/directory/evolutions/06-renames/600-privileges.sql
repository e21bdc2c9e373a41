-- Everybody reads what the policies above let them read -------------------------------------------

GRANT SELECT ON
  organisation, organisation_alias, organisation_closure, software, license, license_for_software, repository_url,
  repository_statistics, package_manager, software_release, software_highlight, software_for_software, software_for_organisation,
  participation, contributor, project, team_member, project_link, software_for_project, project_for_project,
  project_for_organisation, milestone, keyword, keyword_for_software, keyword_for_project, research_domain,
  research_domain_for_project, category, category_for_software, mention, mention_for_software,
  reference_paper_for_software, citation_for_mention, output_for_project, impact_for_project, testimonial,
  community, software_for_community, news, image_for_news, software_in_news, meta_page, image, venue, event,
  event_session, software_at_event, metric_definition, global_announcement
TO dir_anon, dir_user, dir_curator;

GRANT SELECT (id, display_name, given_names, family_names, orcid, avatar_id, biography, is_public) ON person TO dir_anon;
GRANT SELECT ON person, person_affiliation TO dir_user, dir_curator;

GRANT SELECT ON
  published_software, published_project, software_card, highlighted_software, organisation_overview,
  organisation_in_words, project_overview, public_person, news_feed, news_archive, upcoming_session, mention_listing,
  announcement
TO dir_anon, dir_user, dir_curator;
GRANT SELECT ON software_page TO dir_anon;
GRANT SELECT ON software_page, my_software TO dir_user, dir_curator WITH GRANT OPTION;
GRANT SELECT, UPDATE ON my_profile TO dir_user, dir_curator;
GRANT SELECT ON project_funding TO dir_curator;
GRANT INSERT ON announcement TO dir_admin;

-- Users -----------------------------------------------------------------------------------------

GRANT SELECT, UPDATE (display_name, public_email, agreed_to_terms, notice_read, preferences), DELETE
  ON account TO dir_user, dir_curator;
GRANT SELECT, DELETE ON login_for_account TO dir_user, dir_curator;
GRANT SELECT (id, account, display_name, scopes, expires_on, last_used_at), DELETE ON account_token TO dir_user, dir_curator;
GRANT INSERT, UPDATE ON
  software, project, contributor, team_member, project_link, repository_url, package_manager, software_release,
  license_for_software, testimonial, keyword, mention, event_registration
TO dir_user, dir_curator;
GRANT INSERT ON
  software_for_organisation, software_for_community, keyword_for_software, keyword_for_project, mention_for_software,
  output_for_project, impact_for_project, review_comment, person, image
TO dir_user, dir_curator;
GRANT DELETE ON
  contributor, team_member, project_link, package_manager, license_for_software, testimonial, keyword_for_software,
  keyword_for_project, mention_for_software, output_for_project, impact_for_project, event_registration
TO dir_user, dir_curator;
GRANT UPDATE (name, short_description, description, website, logo_id, address) ON organisation TO dir_user;
GRANT UPDATE (status, position) ON software_for_organisation TO dir_user, dir_curator;
GRANT SELECT, INSERT, UPDATE (verdict, score, report, submitted_at) ON review TO dir_user;
GRANT SELECT ON review_comment, event_registration, project_budget TO dir_user;
GRANT SELECT, INSERT, DELETE ON invite_maintainer_for_software, invite_maintainer_for_project TO dir_user, dir_curator;
GRANT SELECT ON maintainer_for_software, maintainer_for_project, maintainer_for_organisation TO dir_user, dir_curator;

-- Curators --------------------------------------------------------------------------------------

GRANT INSERT, UPDATE, DELETE ON
  organisation, organisation_alias, organisation_membership_period, news, image_for_news, software_in_news, event,
  event_session, venue, software_at_event, category, category_for_software
TO dir_curator;
GRANT UPDATE (name, short_description, description, keywords, logo_id), REFERENCES (id) ON community TO dir_curator;
GRANT SELECT, UPDATE ON software_for_community, review, review_comment TO dir_curator;
GRANT SELECT ON project_budget, event_registration, organisation_membership_period TO dir_curator;
GRANT SELECT ON reporting.software_ranking, reporting.keyword_usage, reporting.monthly_growth TO dir_curator;
GRANT SELECT ON reporting.page_view_per_day TO dir_curator;
GRANT SELECT (name, value) ON reporting.figure TO dir_anon;

-- Administrators --------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO dir_admin;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO dir_admin;
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO dir_admin;
GRANT SELECT ON audit.change, audit.login_attempt TO dir_admin;
GRANT TRUNCATE ON backend_log, live_counter TO dir_admin;

-- Sequences, types, functions -------------------------------------------------------------------

GRANT USAGE ON SEQUENCE package_manager_id_seq, contributor_position_seq TO dir_user, dir_curator;
GRANT USAGE ON SEQUENCE organisation_alias_id_seq TO dir_curator;
GRANT USAGE ON TYPE search_hit, geo_point TO dir_anon;
REVOKE USAGE ON TYPE job_state FROM PUBLIC;
GRANT USAGE ON TYPE job_state TO dir_admin;

REVOKE EXECUTE ON FUNCTION
  merge_organisations(uuid, uuid), delete_organisation(uuid), merge_people(uuid, uuid), likely_duplicates(real),
  highlight_software(uuid, integer), import_mentions(jsonb), enqueue(text, jsonb, interval),
  take_job(text, text[]), finish_job(bigint, text), job_statistics(), broken_things(), row_counts(),
  expiring_tokens(interval), record_page_view(text, uuid, text, text), audit.log_change(),
  audit.note_login(login_provider, text, inet, text), reporting.refresh_all(boolean)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION merge_people(uuid, uuid), likely_duplicates(real), highlight_software(uuid, integer)
  TO dir_curator, dir_admin;
GRANT EXECUTE ON FUNCTION
  merge_organisations(uuid, uuid), delete_organisation(uuid), import_mentions(jsonb), enqueue(text, jsonb, interval),
  take_job(text, text[]), finish_job(bigint, text), job_statistics(), broken_things(), row_counts(),
  expiring_tokens(interval), reporting.refresh_all(boolean)
TO dir_admin;
GRANT EXECUTE ON FUNCTION record_page_view(text, uuid, text, text) TO dir_anon, dir_user, dir_curator;
GRANT EXECUTE ON FUNCTION audit.note_login(login_provider, text, inet, text) TO dir_authenticator;

-- Owners: what runs with its owner's rights, or is read through, belongs to dir_owner ---------------

GRANT USAGE ON SCHEMA extensions, reporting TO dir_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  account, person, software, project, organisation, community, news, image, image_for_news,
  maintainer_for_software, maintainer_for_project, maintainer_for_organisation, maintainer_for_community
TO dir_owner;

ALTER VIEW published_software OWNER TO dir_owner;
ALTER VIEW public_person OWNER TO dir_owner;
ALTER VIEW news_feed OWNER TO dir_owner;
ALTER VIEW my_profile OWNER TO dir_owner;
ALTER FUNCTION software_of_current_maintainer() OWNER TO dir_owner;
ALTER FUNCTION projects_of_current_maintainer() OWNER TO dir_owner;
ALTER FUNCTION communities_of_current_maintainer() OWNER TO dir_owner;
ALTER TYPE search_hit OWNER TO dir_owner;
