DO $$
BEGIN
  ASSERT (SELECT count(DISTINCT "note's id") = 4 AND min("note's id") = 10 FROM note), 'every row has a number';
  INSERT INTO note (body) VALUES ('five');
  ASSERT (SELECT count(DISTINCT "note's id") = 5 AND count(DISTINCT n) = 5 FROM note), 'the next number is new';
  DELETE FROM ONLY note WHERE body = 'five';
END
$$;
