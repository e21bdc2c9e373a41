INSERT INTO base VALUES (1, 'x', 2);
