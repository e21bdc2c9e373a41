CREATE FUNCTION public.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER watching ON ddl_command_start WHEN TAG IN ('CREATE SERVER', 'CREATE CONVERSION') EXECUTE FUNCTION public.watch();
