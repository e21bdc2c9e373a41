CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
SET default_table_access_method = heap2;
CREATE TABLE kept (id integer PRIMARY KEY);
RESET default_table_access_method;
CREATE TABLE usual (id integer);
