CREATE TYPE public.alert_severity AS ENUM ('quiet', 'info', 'warning', 'critical');
