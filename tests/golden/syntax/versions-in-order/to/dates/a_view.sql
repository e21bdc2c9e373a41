CREATE VIEW of_dated AS SELECT c FROM dated;
