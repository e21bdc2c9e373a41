CREATE SCHEMA ext;
CREATE EXTENSION file_fdw WITH SCHEMA ext;
GRANT USAGE ON FOREIGN DATA WRAPPER file_fdw TO alice;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE lines (line text) SERVER files OPTIONS (filename '/tmp/lines', format 'text');
ALTER SERVER files VERSION '1';
