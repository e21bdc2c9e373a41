-- migrate:up
ALTER TABLE note ADD COLUMN body text;

-- migrate:down
ALTER TABLE note DROP COLUMN body;
