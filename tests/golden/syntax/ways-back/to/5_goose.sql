-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
-- +goose StatementEnd

-- +goose Down
DROP FUNCTION one();
