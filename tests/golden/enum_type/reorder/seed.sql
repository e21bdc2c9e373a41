INSERT INTO a VALUES ('small', 'large');
