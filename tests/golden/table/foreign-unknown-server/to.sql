CREATE FOREIGN TABLE far (id int) SERVER nowhere;
