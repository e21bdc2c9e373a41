-- Owners: what runs with its owner's rights, or is read through, belongs to dir_owner ---------------

GRANT USAGE ON SCHEMA extensions TO dir_owner;
GRANT SELECT ON organisation_closure, keyword, keyword_for_software, keyword_for_project TO dir_owner;
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

ALTER VIEW my_software OWNER TO dir_owner;
ALTER FUNCTION organisations_of_current_maintainer() OWNER TO dir_owner;
ALTER MATERIALIZED VIEW reporting.keyword_usage OWNER TO dir_owner;
ALTER SEQUENCE job_priority_seq OWNER TO dir_admin;
ALTER DOMAIN ror_id OWNER TO dir_owner;
ALTER AGGREGATE weighted_average (numeric, numeric) OWNER TO dir_owner;
ALTER SCHEMA reporting OWNER TO dir_owner;
