CREATE TABLE visit (id int, city text, zip text);
CREATE STATISTICS ON city, zip FROM visit;
CREATE STATISTICS (mcv) ON city, zip FROM visit;
CREATE STATISTICS ON (lower(city)), id FROM visit;
