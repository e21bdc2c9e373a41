INSERT INTO data.t (a) VALUES (1), (2);
