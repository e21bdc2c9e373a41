UPDATE deals SET forecast = 'commit' WHERE id = 1;
UPDATE deals SET lost_because = 'price' WHERE status = 'lost';
INSERT INTO tasks (title, priority) VALUES ('Send the offer', 'urgent');
