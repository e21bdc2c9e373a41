CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE visit (person integer, state state);
CREATE TABLE summary AS
  SELECT person, max(v.state) AS latest, min(v.state) AS first_of_all
  FROM (SELECT person, state FROM visit UNION ALL SELECT person, NULL::state FROM visit) AS v
  GROUP BY person;
CREATE TABLE firsts AS SELECT person, first_value(state) OVER (ORDER BY person) AS state FROM visit;
