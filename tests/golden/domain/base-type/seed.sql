INSERT INTO data.item VALUES (1, 7, ARRAY[1, 2]::data.amount[], 'one'), (2, 9, NULL, NULL);
