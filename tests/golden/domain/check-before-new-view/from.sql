-- What is retyped for the sake of a domain's CHECK is so before a view shows it.
CREATE DOMAIN amount AS bigint;
CREATE TABLE sale (amounts amount[]);
